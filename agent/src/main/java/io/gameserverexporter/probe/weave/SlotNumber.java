package io.gameserverexporter.probe.weave;

import io.gameserverexporter.boot.GameMethods;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Puts a number into advice in place of {@link GameMethods#slot}. */
final class SlotNumber {
  private static final String OWNER = Type.getInternalName(GameMethods.class);

  private SlotNumber() {}

  /** The advice's class file with the number in it. */
  static byte[] set(byte[] advice, int slot) {
    ClassReader reader = new ClassReader(advice);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return new MethodVisitor(
                OpenedClassReader.ASM_API,
                super.visitMethod(access, name, descriptor, signature, exceptions)) {
              @Override
              public void visitMethodInsn(
                  int opcode, String owner, String method, String type, boolean ofInterface) {
                if (opcode == Opcodes.INVOKESTATIC
                    && owner.equals(OWNER)
                    && method.equals("slot")) {
                  visitLdcInsn(slot);
                } else {
                  super.visitMethodInsn(opcode, owner, method, type, ofInterface);
                }
              }
            };
          }
        },
        0);
    return writer.toByteArray();
  }
}
