package io.gameserverexporter.probe.weave;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * One method of an advice class as its annotations describe it: what is inlined at the entry or the
 * exit of a method.
 *
 * <p>The annotations are Byte Buddy's ({@code net.bytebuddy.asm.Advice}); of their settings only
 * {@code suppress} and {@code onThrowable} are known here, and of those of arguments {@code
 * readOnly}.
 */
final class AdviceMethod {
  private static final String ADVICE = "Lnet/bytebuddy/asm/Advice$";
  private static final String ENTER = ADVICE + "OnMethodEnter;";
  private static final String EXIT = ADVICE + "OnMethodExit;";

  /** What a parameter stands for. */
  enum Kind {
    THIS,
    ARGUMENT,
    FIELD,
    ENTERED,
    LOCAL,
    RETURNED,
    THROWN
  }

  /** One parameter: what it stands for, and which argument, field or local that is. */
  static final class Parameter {
    final Type type;
    private final @Nullable Kind kind;
    private int argument;
    private String name = "";
    private boolean replaceable;

    Parameter(Type type, @Nullable Kind kind) {
      this.type = type;
      this.kind = kind;
    }

    int argument() {
      return argument;
    }

    String name() {
      return name;
    }

    /** Whether the method goes on with what the advice puts there. */
    boolean isReplaceable() {
      return replaceable;
    }

    Kind kind() {
      if (kind == null) {
        throw new ShapeException("a parameter without a known annotation");
      }
      return kind;
    }
  }

  private final ClassReader file;
  private final String name;
  private final String descriptor;
  private final Parameter[] parameters;
  private boolean atEntry;
  private boolean atExit;
  private boolean suppresses;
  private boolean onThrowable;
  private int maxStack;
  private int maxLocals;

  private AdviceMethod(ClassReader file, String name, String descriptor) {
    this.file = file;
    this.name = name;
    this.descriptor = descriptor;
    Type[] types = Type.getArgumentTypes(descriptor);
    parameters = new Parameter[types.length];
    for (int i = 0; i < types.length; i++) {
      parameters[i] = new Parameter(types[i], null);
    }
  }

  /**
   * Reads an advice class.
   *
   * @return the method for the entry and the one for the exit; either may be null
   * @throws ShapeException if an annotation asks for more than is known here
   */
  static @Nullable AdviceMethod[] read(byte[] classFile) {
    ClassReader file = new ClassReader(classFile);
    @Nullable AdviceMethod[] found = new AdviceMethod[2];
    file.accept(
        new ClassVisitor(OpenedClassReader.ASM_API) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            AdviceMethod method = new AdviceMethod(file, name, descriptor);
            return method.new Reading(found);
          }
        },
        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found;
  }

  Parameter[] parameters() {
    return parameters;
  }

  Type returned() {
    return Type.getReturnType(descriptor);
  }

  /** Whether an exit is also inlined where the method throws. */
  boolean onThrowable() {
    return onThrowable;
  }

  int maxStack() {
    return maxStack;
  }

  int maxLocals() {
    return maxLocals;
  }

  /** How many local variables the parameters take in the advice's own method. */
  int parameterSlots() {
    int slots = 0;
    for (Parameter parameter : parameters) {
      slots += parameter.type.getSize();
    }
    return slots;
  }

  /** Has a visitor visit the body, with frames as expanded. */
  void replay(MethodVisitor body) {
    file.accept(
        new ClassVisitor(OpenedClassReader.ASM_API) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String method,
              String methodDescriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return method.equals(name) && methodDescriptor.equals(descriptor) ? body : null;
          }
        },
        ClassReader.SKIP_DEBUG | ClassReader.EXPAND_FRAMES);
  }

  /** Reads annotations and sizes. */
  private final class Reading extends MethodVisitor {
    private final @Nullable AdviceMethod[] found;

    Reading(@Nullable AdviceMethod[] found) {
      super(OpenedClassReader.ASM_API);
      this.found = found;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
      atEntry |= annotation.equals(ENTER);
      atExit |= annotation.equals(EXIT);
      return annotation.startsWith(ADVICE) ? new OnMethod() : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(
        int parameter, String annotation, boolean visible) {
      if (!annotation.startsWith(ADVICE)) {
        return null;
      }
      Type type = parameters[parameter].type;
      Kind kind = kind(annotation.substring(ADVICE.length(), annotation.length() - 1));
      Parameter described = new Parameter(type, kind);
      parameters[parameter] = described;
      return new OfParameter(described);
    }

    private @Nullable Kind kind(String annotation) {
      switch (annotation) {
        case "This":
          return Kind.THIS;
        case "Argument":
          return Kind.ARGUMENT;
        case "FieldValue":
          return Kind.FIELD;
        case "Enter":
          return Kind.ENTERED;
        case "Local":
          return Kind.LOCAL;
        case "Return":
          return Kind.RETURNED;
        case "Thrown":
          return Kind.THROWN;
        default:
          return null;
      }
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      maxStack = stack;
      maxLocals = locals;
    }

    @Override
    public void visitEnd() {
      if (atEntry || atExit) {
        if (!suppresses) {
          throw new ShapeException("advice that lets what it throws pass");
        }
        found[atEntry ? 0 : 1] = AdviceMethod.this;
      }
    }
  }

  /** The settings of the advice as a whole. */
  private final class OnMethod extends AnnotationVisitor {
    OnMethod() {
      super(OpenedClassReader.ASM_API);
    }

    @Override
    public void visit(String setting, Object value) {
      boolean throwable = value.equals(Type.getType(Throwable.class));
      if (throwable && setting.equals("suppress")) {
        suppresses = true;
      } else if (throwable && setting.equals("onThrowable")) {
        onThrowable = true;
      } else {
        throw new ShapeException("the setting " + setting);
      }
    }
  }

  /** A parameter's annotation: which one it is, and whether it may be replaced. */
  private static final class OfParameter extends AnnotationVisitor {
    private final Parameter parameter;

    OfParameter(Parameter parameter) {
      super(OpenedClassReader.ASM_API);
      this.parameter = parameter;
    }

    @Override
    public void visit(String setting, Object value) {
      if (setting.equals("value") && value instanceof Integer) {
        parameter.argument = (Integer) value;
      } else if (setting.equals("value")) {
        parameter.name = (String) value;
      } else if (setting.equals("readOnly") && parameter.kind == Kind.ARGUMENT) {
        parameter.replaceable = value.equals(false);
      } else {
        throw new ShapeException("the setting " + setting);
      }
    }

    @Override
    public void visitEnum(String setting, String type, String value) {
      throw new ShapeException("the setting " + setting);
    }
  }
}
