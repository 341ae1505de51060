package io.gameserverexporter.probe.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The class files that a class loader sees, one of them as it is given. */
final class ClassFiles {
  private static final int CHUNK = 8 << 10;

  private final @Nullable ClassLoader loader;
  private final String ownName;
  private final byte[] own;

  /**
   * The class files that a class about to be woven can refer to.
   *
   * @param loader null for the boot loader
   * @param ownName the name, with slashes, of the class that is being loaded: no loader has it yet
   */
  ClassFiles(@Nullable ClassLoader loader, String ownName, byte[] own) {
    this.loader = loader;
    this.ownName = ownName;
    this.own = own;
  }

  @Nullable ClassLoader loader() {
    return loader;
  }

  /**
   * Reads one.
   *
   * @param name with slashes
   * @return null if the loader does not see it
   */
  byte @Nullable [] find(String name) throws IOException {
    if (name.equals(ownName)) {
      return own;
    }
    String path = name + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(path)
            : loader.getResourceAsStream(path)) {
      return in == null ? null : read(in);
    }
  }

  /** Whether the loader sees one of that name, with slashes. */
  boolean has(String name) {
    if (name.equals(ownName)) {
      return true;
    }
    String path = name + ".class";
    return (loader == null ? ClassLoader.getSystemResource(path) : loader.getResource(path))
        != null;
  }

  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    int n = in.read(chunk);
    while (n >= 0) {
      out.write(chunk, 0, n);
      n = in.read(chunk);
    }
    return out.toByteArray();
  }
}
