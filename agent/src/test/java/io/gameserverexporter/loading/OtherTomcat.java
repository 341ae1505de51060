package io.gameserverexporter.loading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.utility.OpenedClassReader;

/** A Tomcat that works, but in which a method has another name, as a future version might. */
final class OtherTomcat {
  private OtherTomcat() {}

  /** Writes a copy of a jar in which the method is renamed wherever it is declared or called. */
  static void write(Path jar, String method, Path copy) throws IOException {
    try (JarFile in = new JarFile(jar.toFile());
        OutputStream file = Files.newOutputStream(copy);
        JarOutputStream out = new JarOutputStream(file)) {
      for (JarEntry entry : Collections.list(in.entries())) {
        if (entry.isDirectory() || JarFile.MANIFEST_NAME.equals(entry.getName())) {
          continue;
        }
        out.putNextEntry(new JarEntry(entry.getName()));
        try (InputStream bytes = in.getInputStream(entry)) {
          out.write(renamed(entry.getName(), bytes.readAllBytes(), method));
        }
      }
    }
  }

  private static byte[] renamed(String entry, byte[] bytes, String method) {
    if (!entry.endsWith(".class")
        || !new String(bytes, StandardCharsets.ISO_8859_1).contains(method)) {
      return bytes;
    }
    ClassWriter writer = new ClassWriter(0);
    Remapper remapper =
        new Remapper(OpenedClassReader.ASM_API) {
          @Override
          public String mapMethodName(String owner, String name, String descriptor) {
            return name.equals(method) ? method + "OfAnotherVersion" : name;
          }
        };
    new ClassReader(bytes).accept(new ClassRemapper(writer, remapper), 0);
    return writer.toByteArray();
  }
}
