package io.gameserverexporter.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs classes into a web application, for servers that are told of it by its file. */
public final class War {
  private War() {}

  /**
   * Writes one, with the classes in a library of it.
   *
   * @param service the interface of servers for initializers of applications
   * @param initializer the class that implements it
   * @param descriptor what is in {@code web.xml}
   */
  public static void write(
      Path classes, String service, String initializer, String descriptor, Path war)
      throws IOException {
    ByteArrayOutputStream library = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(library);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(jar, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
      add(jar, "META-INF/services/" + service, bytes(initializer));
    }
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(war))) {
      add(out, "WEB-INF/web.xml", bytes(descriptor));
      add(out, "WEB-INF/lib/classes.jar", library.toByteArray());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
