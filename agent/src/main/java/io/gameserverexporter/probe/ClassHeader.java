package io.gameserverexporter.probe;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The superclass and the interfaces that a class file names, and the descriptors in it.
 *
 * <p>Source: The Java Virtual Machine Specification, Java SE 25, section 4.1 and 4.4. Only what is
 * needed to skip the constant pool; a pool entry of a kind that is not known ends the reading.
 */
final class ClassHeader {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private final byte[] file;
  private final int[] entries;
  private int position = 10;
  private String[] supertypes = {};

  private ClassHeader(byte[] file) {
    this.file = file;
    this.entries = new int[u2(8)];
  }

  /**
   * Reads a class file's pool and supertypes.
   *
   * @return null if the class file is not understood
   */
  static @Nullable ClassHeader read(byte[] classFile) {
    try {
      ClassHeader header = new ClassHeader(classFile);
      if (!header.readPool()) {
        return null;
      }
      header.supertypes = header.readSupertypes();
      return header;
    } catch (ArrayIndexOutOfBoundsException truncated) {
      return null;
    }
  }

  /** The names, with slashes, of the superclass and the interfaces in this order. */
  String[] supertypes() {
    return supertypes;
  }

  /**
   * Whether the class declares or calls a method whose descriptor begins so.
   *
   * @param beginning in ASCII
   */
  boolean hasDescriptor(byte[] beginning) {
    for (int i = 1; i < entries.length; i++) {
      int at = entries[i];
      if (at != 0
          && file[at] == UTF8
          && u2(at + 1) >= beginning.length
          && isAt(at + 3, beginning)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int at, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (file[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean readPool() {
    for (int i = 1; i < entries.length; i++) {
      entries[i] = position;
      int kind = file[position];
      switch (kind) {
        case UTF8:
          position += 3 + u2(position + 1);
          break;
        case LONG:
        case DOUBLE:
          position += 9;
          i++;
          break;
        case 7: // class
        case 8: // string
        case 16: // method type
        case 19: // module
        case 20: // package
          position += 3;
          break;
        case 15: // method handle
          position += 4;
          break;
        case 3: // integer
        case 4: // float
        case 9: // field
        case 10: // method
        case 11: // interface method
        case 12: // name and type
        case 17: // dynamic
        case 18: // invoke dynamic
          position += 5;
          break;
        default:
          return false;
      }
    }
    return true;
  }

  private String[] readSupertypes() {
    int superclass = u2(position + 4);
    String[] names = new String[u2(position + 6) + 1];
    names[0] = superclass == 0 ? "" : className(superclass);
    for (int i = 1; i < names.length; i++) {
      names[i] = className(u2(position + 6 + 2 * i));
    }
    return names;
  }

  private String className(int entry) {
    int utf8 = entries[u2(entries[entry] + 1)];
    return new String(file, utf8 + 3, u2(utf8 + 1), StandardCharsets.UTF_8);
  }

  private int u2(int at) {
    return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
  }
}
