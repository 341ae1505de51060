package io.gameserverexporter.probe.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * The names of a library's copy that was moved below another package. Advice is written against the
 * library as its makers name it.
 *
 * <p>A type is moved when the loader of the class that is woven has one of that name below the
 * package: what a copy was made of differs, the servlet API is often left where it is.
 */
final class RelocatedNames extends Remapper {
  private static final String[] STAY = {
    "java/", "io/gameserverexporter/", "net/bytebuddy/", "org/jspecify/"
  };

  private final String prefix;
  private final ClassFiles files;
  private final Map<String, Boolean> moved = new HashMap<>();

  /**
   * @param prefix the package with slashes, and one at its end
   * @param files what the class that is woven sees
   */
  RelocatedNames(String prefix, ClassFiles files) {
    super(OpenedClassReader.ASM_API);
    this.prefix = prefix;
    this.files = files;
  }

  /** The same class file with every use of what was moved renamed. */
  byte[] rename(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new ClassRemapper(writer, this), 0);
    return writer.toByteArray();
  }

  @Override
  public String map(String name) {
    return isMoved(name) ? prefix + name : name;
  }

  private boolean isMoved(String name) {
    Boolean known = moved.get(name);
    if (known == null) {
      known = !stays(name) && files.has(prefix + name);
      moved.put(name, known);
    }
    return known;
  }

  private static boolean stays(String name) {
    for (String packageName : STAY) {
      if (name.startsWith(packageName)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Texts, too: the names of attributes begin with those of classes, or with that of the servlet
   * API, and those who move classes move such texts.
   */
  @Override
  public Object mapValue(Object value) {
    if (value instanceof String && namesMoved(((String) value).replace('.', '/'))) {
      return prefix.replace('/', '.') + value;
    }
    return super.mapValue(value);
  }

  private boolean namesMoved(String text) {
    for (String api : new String[] {"javax/servlet/", "jakarta/servlet/"}) {
      if (text.startsWith(api)) {
        return isMoved(api + "Servlet");
      }
    }
    for (int end = text.length(); end > 0; end = text.lastIndexOf('/', end - 1)) {
      String name = text.substring(0, end);
      if (name.indexOf('/') > 0 && isMoved(name)) {
        return true;
      }
    }
    return false;
  }
}
