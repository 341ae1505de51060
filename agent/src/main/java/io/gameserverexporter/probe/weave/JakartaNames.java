package io.gameserverexporter.probe.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * The two names of the servlet API and of that for WebSockets. Advice is written against {@code
 * javax.servlet} and renamed when the class that it goes into speaks {@code jakarta.servlet}.
 */
public final class JakartaNames {
  private static final String[] JAVAX = {"javax/servlet/", "javax/websocket/"};

  private JakartaNames() {}

  /** {@code javax.servlet.X} becomes {@code jakarta.servlet.X}; other names stay as they are. */
  public static String of(String className) {
    return ofInternal(className.replace('.', '/')).replace('/', '.');
  }

  private static String ofInternal(String name) {
    for (String javax : JAVAX) {
      if (name.startsWith(javax)) {
        return "jakarta/" + name.substring("javax/".length());
      }
    }
    return name;
  }

  /** The same class file with every use of the servlet API renamed. */
  static byte[] rename(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassRemapper(
            writer,
            new Remapper(OpenedClassReader.ASM_API) {
              @Override
              public String map(String name) {
                return ofInternal(name);
              }
            }),
        0);
    return writer.toByteArray();
  }
}
