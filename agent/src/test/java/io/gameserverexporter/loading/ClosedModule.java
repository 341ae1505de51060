package io.gameserverexporter.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.ModuleVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A program and its libraries as one module that keeps all its packages to itself. */
final class ClosedModule {
  static final String NAME = "game";

  private static final List<String> REQUIRED =
      List.of("java.base", "java.logging", "java.management", "java.naming", "jdk.unsupported");

  private ClosedModule() {}

  static void pack(Program program, Path file) throws IOException {
    List<Path> classPath = program.classPath();
    Set<String> names = new HashSet<>();
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      add(jar, names, "module-info.class", moduleInfo());
      try (Stream<Path> classes = Files.walk(classPath.get(0))) {
        for (Path each : classes.filter(Files::isRegularFile).toList()) {
          add(jar, names, classPath.get(0).relativize(each).toString(), Files.readAllBytes(each));
        }
      }
      for (Path library : classPath.subList(1, classPath.size())) {
        try (JarFile source = new JarFile(library.toFile())) {
          for (JarEntry entry : source.stream().toList()) {
            if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
              add(jar, names, entry.getName(), source.getInputStream(entry).readAllBytes());
            }
          }
        }
      }
    }
  }

  private static byte[] moduleInfo() {
    ClassWriter file = new ClassWriter(0);
    file.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = file.visitModule(NAME, 0, null);
    for (String required : REQUIRED) {
      int access = required.equals("java.base") ? Opcodes.ACC_MANDATED : 0;
      module.visitRequire(required, access, null);
    }
    module.visitEnd();
    file.visitEnd();
    return file.toByteArray();
  }

  private static void add(JarOutputStream jar, Set<String> names, String name, byte[] content)
      throws IOException {
    // Each library has a description of its own module.
    if (names.add(name)) {
      jar.putNextEntry(new ZipEntry(name));
      jar.write(content);
      jar.closeEntry();
    }
  }
}
