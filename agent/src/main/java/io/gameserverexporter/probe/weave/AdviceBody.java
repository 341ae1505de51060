package io.gameserverexporter.probe.weave;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Copies an advice's instructions into another method: with that method's local variables, and with
 * jumps to the end in place of returns.
 */
final class AdviceBody extends MethodVisitor {
  private final AdviceMethod advice;
  private final Locals before;
  private final int[] slots;
  private final boolean[] writable;
  private final int firstFree;
  private final int returned;
  private final Label end;

  /**
   * @param before the local variables of the method around it, which stay as they are
   * @param slots where each parameter of the advice is, by its local variable in the advice
   * @param writable which of those the advice may write to
   * @param firstFree the first local variable for the advice's own
   * @param returned the local variable for what the advice returns, less than 0 to drop it
   * @param end where the advice's returns go
   */
  AdviceBody(
      MethodVisitor into,
      AdviceMethod advice,
      Locals before,
      int[] slots,
      boolean[] writable,
      int firstFree,
      int returned,
      Label end) {
    super(OpenedClassReader.ASM_API, into);
    this.advice = advice;
    this.before = before;
    this.slots = slots;
    this.writable = writable;
    this.firstFree = firstFree;
    this.returned = returned;
    this.end = end;
  }

  private int slot(int variable) {
    return variable < slots.length ? slots[variable] : firstFree + variable - slots.length;
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (opcode >= Opcodes.ISTORE) {
      mayWrite(variable);
    }
    super.visitVarInsn(opcode, slot(variable));
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    mayWrite(variable);
    super.visitIincInsn(slot(variable), increment);
  }

  private void mayWrite(int variable) {
    if (variable < slots.length && !writable[variable]) {
      throw new ShapeException("advice that changes what it was given");
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
      super.visitInsn(opcode);
      return;
    }
    Type type = advice.returned();
    if (opcode != Opcodes.RETURN) {
      if (returned >= 0) {
        super.visitVarInsn(type.getOpcode(Opcodes.ISTORE), returned);
      } else {
        super.visitInsn(type.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
      }
    }
    super.visitJumpInsn(Opcodes.GOTO, end);
  }

  @Override
  public void visitFrame(
      int type,
      int locals,
      @Nullable Object @Nullable [] local,
      int stack,
      @Nullable Object @Nullable [] onStack) {
    Locals all = before.copy();
    int variable = 0;
    for (int i = 0; i < locals && local != null; i++) {
      Object entry = local[i];
      if (variable >= slots.length && entry != null) {
        all.set(slot(variable), entry);
      }
      variable += Locals.size(entry);
    }
    all.frame(mv, stack, onStack);
  }

  // What belongs to the method as a whole is that of the one around it, and annotations are the
  // advice's own.

  @Override
  public void visitParameter(String name, int access) {}

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return null;
  }

  @Override
  public @Nullable AnnotationVisitor visitTypeAnnotation(
      int reference, @Nullable TypePath path, String descriptor, boolean visible) {
    return null;
  }

  @Override
  public void visitAnnotableParameterCount(int count, boolean visible) {}

  @Override
  public @Nullable AnnotationVisitor visitParameterAnnotation(
      int parameter, String descriptor, boolean visible) {
    return null;
  }

  @Override
  public @Nullable AnnotationVisitor visitInsnAnnotation(
      int reference, @Nullable TypePath path, String descriptor, boolean visible) {
    return null;
  }

  @Override
  public @Nullable AnnotationVisitor visitTryCatchAnnotation(
      int reference, @Nullable TypePath path, String descriptor, boolean visible) {
    return null;
  }

  @Override
  public @Nullable AnnotationVisitor visitLocalVariableAnnotation(
      int reference,
      @Nullable TypePath path,
      Label[] from,
      Label[] to,
      int[] variables,
      String descriptor,
      boolean visible) {
    return null;
  }

  @Override
  public void visitAttribute(Attribute attribute) {}

  @Override
  public void visitCode() {}

  @Override
  public void visitMaxs(int stack, int locals) {}

  @Override
  public void visitEnd() {}
}
