package io.gameserverexporter.probe.weave;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Whether every method and field of the framework that an advice uses exists in the version that
 * the server runs.
 *
 * <p>Asked before weaving: otherwise a method that a new version dropped would throw on each
 * request, suppressed but not free. Reads class files and resolves nothing: this runs while the
 * server starts.
 */
final class AdviceFit {
  private static final int HEADERS =
      ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private final ClassFiles files;
  private final Set<String> checked = new HashSet<>();
  private @Nullable String missing;

  private AdviceFit(ClassFiles files) {
    this.files = files;
  }

  /**
   * Looks up what the advice uses.
   *
   * @param files the class files as the target's loader sees them
   * @return the first thing that is missing, null if nothing is
   * @throws IOException if a class file cannot be read
   */
  static @Nullable String firstMissing(byte[] advice, ClassFiles files) throws IOException {
    AdviceFit fit = new AdviceFit(files);
    Uses uses = new Uses();
    new ClassReader(advice).accept(uses, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    for (String[] use : uses.all) {
      fit.check(use[0], use[1], use[2]);
    }
    return fit.missing;
  }

  private void check(String owner, String name, String descriptor) throws IOException {
    if (missing != null || !checked.add(owner + ' ' + name + descriptor)) {
      return;
    }
    byte[] classFile = files.find(owner);
    if (classFile == null) {
      missing = "class " + owner.replace('/', '.');
    } else if (!name.isEmpty() && !has(classFile, name, descriptor)) {
      String kind = descriptor.startsWith("(") ? "method " : "field ";
      missing = kind + owner.replace('/', '.') + '.' + name;
    }
  }

  /** Whether the class or one of its supertypes declares the method or field. */
  private boolean has(byte[] classFile, String name, String descriptor) throws IOException {
    Header header = new Header(name, descriptor);
    ClassReader reader = new ClassReader(classFile);
    reader.accept(header, HEADERS);
    if (header.found) {
      return true;
    }
    String superclass = reader.getSuperName();
    if (superclass != null && inherits(superclass, name, descriptor)) {
      return true;
    }
    for (String extended : reader.getInterfaces()) {
      if (inherits(extended, name, descriptor)) {
        return true;
      }
    }
    return false;
  }

  private boolean inherits(String supertype, String name, String descriptor) throws IOException {
    byte[] classFile = files.find(supertype);
    return classFile != null && has(classFile, name, descriptor);
  }

  /** Looks for one declaration. */
  private static final class Header extends ClassVisitor {
    private final String name;
    private final String descriptor;
    private boolean found;

    Header(String name, String descriptor) {
      super(OpenedClassReader.ASM_API);
      this.name = name;
      this.descriptor = descriptor;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String method,
        String methodDescriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      found |= method.equals(name) && methodDescriptor.equals(descriptor);
      return null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String field,
        String fieldDescriptor,
        @Nullable String signature,
        @Nullable Object value) {
      found |= field.equals(name) && fieldDescriptor.equals(descriptor);
      return null;
    }
  }

  /** Collects the types, methods and fields of others that an advice uses. */
  private static final class Uses extends ClassVisitor {
    // Owner, name and descriptor; the last two are empty for a type.
    private final List<String[]> all = new ArrayList<>();
    private String self = "";

    Uses() {
      super(OpenedClassReader.ASM_API);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        String superName,
        String[] interfaces) {
      self = name;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String method,
        String methodDescriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (method.equals("<init>")) {
        return null;
      }
      return new MethodVisitor(OpenedClassReader.ASM_API) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
          use(owner, name, descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
          use(owner, name, descriptor);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
          use(type, "", "");
        }
      };
    }

    private void use(String owner, String name, String descriptor) {
      if (!owner.startsWith("java/")
          && !owner.startsWith("[")
          && !owner.startsWith("io/gameserverexporter/boot/")
          && !owner.equals(self)) {
        all.add(new String[] {owner, name, descriptor});
      }
    }
  }
}
