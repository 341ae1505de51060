package io.gameserverexporter.probe.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Tells a method of {@code boot} of each call that a woven method has made of another method of its
 * own class: for what is decided between the entry and the exit, and cannot be asked for twice.
 *
 * <p>The method that is told is static, and is given what the advice's entry returned and, if it
 * asks for it, the call's last argument. It must not throw, as nothing stands between it and the
 * server.
 */
final class CallWatch {
  private final String called;
  private final String owner;
  private final String told;
  private final boolean argument;

  /**
   * @param called the name of the method whose calls are meant
   * @param owner the class of the method that is told, as {@code Class.getName} gives it
   * @param told its name
   * @param argument whether it is given the call's last argument
   */
  CallWatch(String called, String owner, String told, boolean argument) {
    this.called = called;
    this.owner = owner.replace('.', '/');
    this.told = told;
    this.argument = argument;
  }

  boolean isOf(int opcode, String of, String name, String descriptor, TargetMethod caller) {
    if (opcode != Opcodes.INVOKEVIRTUAL || !name.equals(called) || !of.equals(caller.owner)) {
      return false;
    }
    if (!argument) {
      return true;
    }
    Type[] arguments = Type.getArgumentTypes(descriptor);
    return arguments.length > 0 && arguments[arguments.length - 1].getSort() == Type.OBJECT;
  }

  /** Whether the call's last argument is told. */
  boolean tellsArgument() {
    return argument;
  }

  /** Writes the call, for which the arguments are on the stack. */
  void write(MethodVisitor to, Type entered) {
    to.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        owner,
        told,
        argument
            ? Type.getMethodDescriptor(Type.VOID_TYPE, entered, Type.getType(Object.class))
            : Type.getMethodDescriptor(Type.VOID_TYPE, entered),
        false);
  }
}
