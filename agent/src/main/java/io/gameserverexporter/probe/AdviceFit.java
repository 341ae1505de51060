package io.gameserverexporter.probe;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Whether every method and field of the framework that an advice uses exists in the version that
 * the server runs.
 *
 * <p>Asked before weaving: otherwise a method that a new version dropped would throw on each
 * request, suppressed but not free.
 */
final class AdviceFit {
  private AdviceFit() {}

  /**
   * Looks up what the advice uses.
   *
   * @param pool the types as the target's loader sees them
   * @return the first thing that is missing, null if nothing is
   */
  static @Nullable String firstMissing(byte[] advice, TypePool pool) {
    Checker checker = new Checker(pool);
    new ClassReader(advice).accept(checker, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return checker.missing;
  }

  private static final class Checker extends ClassVisitor {
    private final TypePool pool;
    private final Set<String> checked = new HashSet<>();
    private @Nullable String missing;
    private String self = "";

    Checker(TypePool pool) {
      super(OpenedClassReader.ASM_API);
      this.pool = pool;
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
          use(owner, name, descriptor, true);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
          use(owner, name, descriptor, false);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
          if (!type.startsWith("[")) {
            use(type, "", "", false);
          }
        }
      };
    }

    private void use(String owner, String name, String descriptor, boolean method) {
      if (missing != null
          || owner.startsWith("java/")
          || owner.startsWith("[")
          || owner.startsWith("io/gameserverexporter/boot/")
          || owner.equals(self)
          || !checked.add(owner + ' ' + name + descriptor)) {
        return;
      }
      TypePool.Resolution resolution = pool.describe(Type.getObjectType(owner).getClassName());
      if (!resolution.isResolved()) {
        missing = "class " + owner.replace('/', '.');
      } else if (!name.isEmpty() && !has(resolution.resolve(), name, descriptor, method)) {
        missing = (method ? "method " : "field ") + owner.replace('/', '.') + '.' + name;
      }
    }

    private static boolean has(
        TypeDefinition type, String name, String descriptor, boolean method) {
      for (TypeDefinition at = type; at != null; at = at.getSuperClass()) {
        TypeDescription erased = at.asErasure();
        if (method
            ? declaresMethod(erased, name, descriptor)
            : declaresField(erased, name, descriptor)) {
          return true;
        }
        for (TypeDefinition extended : erased.getInterfaces()) {
          if (has(extended, name, descriptor, method)) {
            return true;
          }
        }
      }
      return false;
    }

    private static boolean declaresMethod(TypeDescription type, String name, String descriptor) {
      for (MethodDescription method : type.getDeclaredMethods()) {
        if (method.getInternalName().equals(name) && method.getDescriptor().equals(descriptor)) {
          return true;
        }
      }
      return false;
    }

    private static boolean declaresField(TypeDescription type, String name, String descriptor) {
      for (FieldDescription field : type.getDeclaredFields()) {
        if (field.getInternalName().equals(name) && field.getDescriptor().equals(descriptor)) {
          return true;
        }
      }
      return false;
    }
  }
}
