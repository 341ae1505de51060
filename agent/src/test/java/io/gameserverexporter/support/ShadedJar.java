package io.gameserverexporter.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Packs a class path into one jar and moves some of its packages below another, as maven-shade and
 * Gradle's shadow do: classes, resources, services, and texts that begin with a package's name.
 */
public final class ShadedJar {
  private static final String SERVICES = "META-INF/services/";

  private final List<String> packages;
  private final String prefix;
  private final Map<String, byte[]> entries = new TreeMap<>();

  private ShadedJar(List<String> packages, String prefix) {
    this.packages = packages;
    this.prefix = prefix;
  }

  /**
   * Writes one.
   *
   * @param packages what is moved, with a dot at the end of each
   * @param prefix where that is moved to, with a dot at its end
   */
  public static void write(List<Path> classPath, List<String> packages, String prefix, Path jar)
      throws IOException {
    ShadedJar shaded = new ShadedJar(packages, prefix);
    for (Path each : classPath) {
      if (Files.isDirectory(each)) {
        shaded.addFolder(each);
      } else {
        shaded.addJar(each);
      }
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : shaded.entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }

  private void addFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  private void addJar(Path file) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      for (ZipEntry entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          add(entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  private void add(String name, byte[] content) {
    if (name.endsWith("module-info.class")
        || name.startsWith("META-INF/versions/")
        || name.startsWith("META-INF/MANIFEST")) {
      return;
    }
    if (name.endsWith(".class")) {
      entries.putIfAbsent(moved(name), movedClass(content));
    } else if (name.startsWith(SERVICES)) {
      StringBuilder lines = new StringBuilder();
      for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
        lines.append(moved(line.trim())).append('\n');
      }
      entries.merge(
          SERVICES + moved(name.substring(SERVICES.length())),
          lines.toString().getBytes(StandardCharsets.UTF_8),
          ShadedJar::join);
    } else {
      entries.putIfAbsent(moved(name), content);
    }
  }

  private static byte[] join(byte[] some, byte[] more) {
    return (new String(some, StandardCharsets.UTF_8) + new String(more, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A name with dots or with slashes. */
  private String moved(String name) {
    for (String each : packages) {
      if (name.startsWith(each)) {
        return prefix + name;
      }
      String path = each.replace('.', '/');
      if (name.startsWith(path) || name.startsWith("/" + path)) {
        String slash = name.startsWith("/") ? "/" : "";
        return slash + prefix.replace('.', '/') + name.substring(slash.length());
      }
    }
    return name;
  }

  private byte[] movedClass(byte[] file) {
    ClassReader reader = OpenedClassReader.of(file);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassRemapper(
            writer,
            new Remapper(OpenedClassReader.ASM_API) {
              @Override
              public String map(String name) {
                return moved(name);
              }

              @Override
              public Object mapValue(Object value) {
                return value instanceof String text ? moved(text) : super.mapValue(value);
              }
            }),
        0);
    return writer.toByteArray();
  }
}
