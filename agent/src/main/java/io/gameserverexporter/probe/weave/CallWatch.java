package io.gameserverexporter.probe.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Tells a method of {@code boot} of each call that a woven method has made of another method of its
 * own class: for what is decided between the entry and the exit, and cannot be asked for twice.
 *
 * <p>The method that is told is static, and is given what the advice's entry returned and the
 * call's last argument. It must not throw, as nothing stands between it and the server.
 */
final class CallWatch {
  private final String called;
  private final String owner;
  private final String told;

  /**
   * @param called the name of the method whose calls are meant
   * @param owner the class of the method that is told, as {@code Class.getName} gives it
   * @param told its name
   */
  CallWatch(String called, String owner, String told) {
    this.called = called;
    this.owner = owner.replace('.', '/');
    this.told = told;
  }

  boolean isOf(int opcode, String of, String name, String descriptor, TargetMethod caller) {
    if (opcode != Opcodes.INVOKEVIRTUAL || !name.equals(called) || !of.equals(caller.owner)) {
      return false;
    }
    Type[] arguments = Type.getArgumentTypes(descriptor);
    return arguments.length > 0 && arguments[arguments.length - 1].getSort() == Type.OBJECT;
  }

  /** Writes the call, for which the arguments are on the stack. */
  void write(MethodVisitor to, Type entered) {
    to.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        owner,
        told,
        Type.getMethodDescriptor(Type.VOID_TYPE, entered, Type.getType(Object.class)),
        false);
  }
}
