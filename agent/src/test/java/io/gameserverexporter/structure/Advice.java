package io.gameserverexporter.structure;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * What inlined code must not do: it runs as a part of a class of the framework's, which sees
 * nothing of the agent but {@code boot}.
 */
final class Advice extends ClassVisitor {
  private static final String ANNOTATION = "Lnet/bytebuddy/asm/Advice$OnMethod";
  private static final String SUPPRESS = "suppress";

  private final String className;
  private final List<String> faults = new ArrayList<>();
  private boolean found;

  private Advice(String className) {
    super(OpenedClassReader.ASM_API);
    this.className = className;
  }

  static boolean isIn(ClassFile file) {
    return look(file).found;
  }

  /** What is wrong with the methods of this class that are inlined. */
  static List<String> faultsOf(ClassFile file) {
    return look(file).faults;
  }

  private static Advice look(ClassFile file) {
    Advice advice = new Advice(file.name());
    file.accept(advice);
    return advice;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new Body(method, access);
  }

  private final class Body extends MethodVisitor {
    private final String method;
    private final int access;
    private final List<String> inBody = new ArrayList<>();
    private boolean inlined;

    Body(String method, int access) {
      super(OpenedClassReader.ASM_API);
      this.method = method;
      this.access = access;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (!descriptor.startsWith(ANNOTATION)) {
        return null;
      }
      inlined = true;
      return new AnnotationVisitor(OpenedClassReader.ASM_API) {
        private boolean suppresses;

        @Override
        public void visit(String name, Object value) {
          suppresses |=
              name.equals(SUPPRESS) && ((Type) value).getClassName().equals("java.lang.Throwable");
        }

        @Override
        public void visitEnd() {
          if (!suppresses) {
            fault("lets what it throws reach the server: no suppress = Throwable.class");
          }
        }
      };
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      use(owner, "calls " + owner + '.' + name);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      use(owner, "uses the field " + owner + '.' + name);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      use(type, "uses the class " + type);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      fault("has a lambda or another dynamic call: " + name);
    }

    private void use(String internalName, String what) {
      boolean ours =
          internalName.startsWith("io/gameserverexporter/")
              && !internalName.startsWith("io/gameserverexporter/boot/");
      if (ours
          || internalName.startsWith("net/bytebuddy/")
          || internalName.startsWith("io/prometheus/")) {
        fault(what);
      }
    }

    private void fault(String what) {
      inBody.add(className + '.' + method + ' ' + what);
    }

    @Override
    public void visitEnd() {
      if (inlined) {
        found = true;
        if ((access & Opcodes.ACC_STATIC) == 0) {
          fault("is not static");
        }
        faults.addAll(inBody);
      }
    }
  }
}
