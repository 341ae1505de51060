package io.gameserverexporter.loading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** A program and its libraries in one jar, as Spring Boot's build plugins pack it. */
final class FatJar {
  private FatJar() {}

  /**
   * Packs it.
   *
   * @param loader the folder of Spring Boot's loader
   * @param launcher the loader's main class
   */
  static void pack(Program program, String loader, String launcher, Path file) throws IOException {
    List<Path> classPath = program.classPath();
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      String manifest =
          "Manifest-Version: 1.0\nMain-Class: "
              + launcher
              + "\nStart-Class: "
              + program.main()
              + "\nSpring-Boot-Classes: BOOT-INF/classes/\nSpring-Boot-Lib: BOOT-INF/lib/\n\n";
      add(jar, JarFile.MANIFEST_NAME, manifest.getBytes(StandardCharsets.UTF_8));
      try (Stream<Path> loaders = Files.list(AgentJar.target().resolve(loader))) {
        for (Path each : loaders.toList()) {
          addContent(jar, each);
        }
      }
      add(jar, "BOOT-INF/", new byte[0]);
      add(jar, "BOOT-INF/classes/", new byte[0]);
      try (Stream<Path> classes = Files.walk(classPath.get(0))) {
        for (Path each : classes.filter(Files::isRegularFile).toList()) {
          add(
              jar,
              "BOOT-INF/classes/" + classPath.get(0).relativize(each),
              Files.readAllBytes(each));
        }
      }
      for (Path library : classPath.subList(1, classPath.size())) {
        store(jar, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
      }
    }
  }

  private static void addContent(JarOutputStream jar, Path from) throws IOException {
    try (JarFile source = new JarFile(from.toFile())) {
      for (JarEntry entry : source.stream().toList()) {
        if (!entry.isDirectory() && entry.getName().startsWith("org/")) {
          add(jar, entry.getName(), source.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  /** The loader reads libraries where they lie: they are not compressed again. */
  private static void store(JarOutputStream jar, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
