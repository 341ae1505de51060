package io.gameserverexporter.probe.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** A method of the server's that advice goes into, and what has to be known of its class. */
final class TargetMethod {
  final String owner;
  final int access;
  final String name;
  final String descriptor;
  private final Map<String, String> fields;
  private int maxLocals;
  private boolean hasCode;

  private TargetMethod(
      String owner, int access, String name, String descriptor, Map<String, String> fields) {
    this.owner = owner;
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
    this.fields = fields;
  }

  /**
   * Reads the methods of these names.
   *
   * @param names of the methods
   */
  static List<TargetMethod> read(ClassReader file, Set<String> names) {
    List<TargetMethod> methods = new ArrayList<>();
    Map<String, String> fields = new HashMap<>();
    String owner = file.getClassName();
    file.accept(
        new ClassVisitor(OpenedClassReader.ASM_API) {
          @Override
          public @Nullable FieldVisitor visitField(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              @Nullable Object value) {
            if ((access & Opcodes.ACC_STATIC) == 0) {
              fields.put(name, descriptor);
            }
            return null;
          }

          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            if (!names.contains(name)) {
              return null;
            }
            TargetMethod method = new TargetMethod(owner, access, name, descriptor, fields);
            methods.add(method);
            return method.new Sizes();
          }
        },
        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return methods;
  }

  /**
   * Whether it is the one that is meant, with the servlet API under its older or newer name.
   *
   * @param movedTo the package, with a dot at its end, that types may have been moved below; empty
   *     when none was
   */
  boolean is(Weave weave, boolean jakarta, String movedTo) {
    String[] wanted = weave.parameters();
    Type[] parameters = Type.getArgumentTypes(descriptor);
    int named = wanted.length;
    boolean more = named > 0 && wanted[named - 1].equals(Weave.AND_MORE);
    if (more) {
      named--;
    }
    if (!name.equals(weave.method())
        || (more ? parameters.length < named : parameters.length != named)) {
      return false;
    }
    for (int i = 0; i < named; i++) {
      String type = jakarta ? JakartaNames.of(wanted[i]) : wanted[i];
      String given = parameters[i].getClassName();
      if (!given.equals(type) && (movedTo.isEmpty() || !given.equals(movedTo + type))) {
        return false;
      }
    }
    return true;
  }

  /** False for abstract and native methods. */
  boolean hasCode() {
    return hasCode;
  }

  boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  /** Made by the compiler, as bridges are. */
  boolean isSynthetic() {
    return (access & Opcodes.ACC_SYNTHETIC) != 0;
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }

  /** The number of local variables, and so the first that is free. */
  int maxLocals() {
    return maxLocals;
  }

  Type[] arguments() {
    return Type.getArgumentTypes(descriptor);
  }

  Type returned() {
    return Type.getReturnType(descriptor);
  }

  /** The local variable of an argument. */
  int argumentSlot(int argument) {
    Type[] arguments = arguments();
    int slot = isStatic() ? 0 : 1;
    for (int i = 0; i < argument; i++) {
      slot += arguments[i].getSize();
    }
    return slot;
  }

  /** The descriptor of a field of the object itself, which its own class declares; else null. */
  @Nullable String field(String field) {
    return fields.get(field);
  }

  private final class Sizes extends MethodVisitor {
    Sizes() {
      super(OpenedClassReader.ASM_API);
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      maxLocals = locals;
      hasCode = true;
    }
  }
}
