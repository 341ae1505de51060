package io.gameserverexporter.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * A compiled class of the agent.
 *
 * @param name as {@code Class.getName} gives it
 */
record ClassFile(String name, byte[] bytes) {

  /** All that the module's sources were compiled to. */
  static List<ClassFile> all() throws IOException {
    Path root = Path.of(System.getProperty("basedir"), "target", "classes");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> read(root, file))
          .sorted((a, b) -> a.name.compareTo(b.name))
          .toList();
    }
  }

  private static ClassFile read(Path root, Path file) {
    String path = root.relativize(file).toString();
    try {
      return new ClassFile(
          path.substring(0, path.length() - ".class".length()).replace('/', '.'),
          Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String packageName() {
    return packageOf(name);
  }

  static String packageOf(String className) {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? "" : className.substring(0, dot);
  }

  void accept(ClassVisitor visitor) {
    new ClassReader(bytes).accept(visitor, 0);
  }

  /** Every class that it names: in code, signatures and annotations. */
  Set<String> references() {
    Set<String> references = new TreeSet<>();
    Remapper collector =
        new Remapper(OpenedClassReader.ASM_API) {
          @Override
          public String map(String internalName) {
            references.add(internalName.replace('/', '.'));
            return internalName;
          }
        };
    accept(new ClassRemapper(new ClassVisitor(OpenedClassReader.ASM_API) {}, collector));
    return references;
  }
}
