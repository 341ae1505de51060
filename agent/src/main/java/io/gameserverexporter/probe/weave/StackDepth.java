package io.gameserverexporter.probe.weave;

import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Knows how many words lie on the operand stack at each instruction that passes through it.
 *
 * <p>A method may return with more on the stack than what it returns. Java's compiler never writes
 * that, others may. Source: The Java Virtual Machine Specification, Java SE 25, section 6.5. Where
 * code can be reached by a jump only, a frame says what lies on the stack (section 4.10.1), so the
 * methods of class files before version 51, which may lack frames, cannot be followed.
 */
class StackDepth extends MethodVisitor {
  private static final int UNKNOWN = -1;

  /** By opcode, from {@code nop} to {@code return}: a letter for each, {@code E} for no change. */
  private static final String CHANGES =
      // nop, constants, pushes and loads of constants (0 to 20)
      "E"
          + "FFFFFFFF"
          + "GG"
          + "FFF"
          + "GG"
          + "FFFFF"
          // loads of variables (21 to 45), here only by their number
          + "FGFGF"
          + "FFFF"
          + "GGGG"
          + "FFFF"
          + "GGGG"
          + "FFFF"
          // loads from arrays (46 to 53): int, long, float, double, reference, byte, char, short
          + "DEDEDDDD"
          // stores to variables (54 to 78)
          + "DCDCD"
          + "DDDD"
          + "CCCC"
          + "DDDD"
          + "CCCC"
          + "DDDD"
          // stores to arrays (79 to 86)
          + "BABABBBB"
          // pop, pop2, dup, dup_x1, dup_x2, dup2, dup2_x1, dup2_x2, swap (87 to 95)
          + "DCFFFGGGE"
          // add, subtract, multiply, divide, remainder: int, long, float, double (96 to 115)
          + "DCDC"
          + "DCDC"
          + "DCDC"
          + "DCDC"
          + "DCDC"
          // negate (116 to 119), shifts (120 to 125)
          + "EEEE"
          + "DDDDDD"
          // and, or, xor: int, long (126 to 131), iinc (132)
          + "DCDCDC"
          + "E"
          // conversions (133 to 147)
          + "FEF"
          + "DDE"
          + "EFF"
          + "DED"
          + "EEE"
          // comparisons (148 to 152)
          + "BDDBB";

  private int depth;

  StackDepth(MethodVisitor next) {
    super(OpenedClassReader.ASM_API, next);
  }

  /**
   * Words on the stack before the next instruction.
   *
   * @throws ShapeException if it cannot be known
   */
  final int depth() {
    if (depth == UNKNOWN) {
      throw new ShapeException("code without a frame");
    }
    return depth;
  }

  private void change(int words) {
    if (depth != UNKNOWN) {
      depth += words;
    }
  }

  @Override
  public void visitFrame(
      int type,
      int locals,
      @Nullable Object @Nullable [] local,
      int stack,
      @Nullable Object @Nullable [] onStack) {
    super.visitFrame(type, locals, local, stack, onStack);
    at(stack, onStack);
  }

  /** Takes over what a frame says of the stack. */
  final void at(int stack, @Nullable Object @Nullable [] onStack) {
    depth = stack;
    for (int i = 0; i < stack && onStack != null; i++) {
      if (Opcodes.LONG.equals(onStack[i]) || Opcodes.DOUBLE.equals(onStack[i])) {
        depth++;
      }
    }
  }

  @Override
  public void visitInsn(int opcode) {
    super.visitInsn(opcode);
    if ((opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) || opcode == Opcodes.ATHROW) {
      depth = UNKNOWN;
    } else if (opcode < CHANGES.length()) {
      change(CHANGES.charAt(opcode) - 'E');
    } else if (opcode != Opcodes.ARRAYLENGTH) {
      change(-1); // monitorenter, monitorexit
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    super.visitIntInsn(opcode, operand);
    change(opcode == Opcodes.NEWARRAY ? 0 : 1);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    super.visitVarInsn(opcode, variable);
    if (opcode == Opcodes.RET) {
      depth = UNKNOWN;
    } else {
      change(CHANGES.charAt(opcode) - 'E');
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    super.visitTypeInsn(opcode, type);
    change(opcode == Opcodes.NEW ? 1 : 0);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    super.visitFieldInsn(opcode, owner, name, descriptor);
    int size = Type.getType(descriptor).getSize();
    switch (opcode) {
      case Opcodes.GETSTATIC:
        change(size);
        break;
      case Opcodes.PUTSTATIC:
        change(-size);
        break;
      case Opcodes.GETFIELD:
        change(size - 1);
        break;
      default:
        change(-size - 1);
        break;
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    call(descriptor, opcode == Opcodes.INVOKESTATIC);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    call(descriptor, true);
  }

  private void call(String descriptor, boolean onNothing) {
    // The size of the arguments counts the object that is called.
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    change((sizes & 3) - (sizes >> 2) + (onNothing ? 1 : 0));
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    super.visitJumpInsn(opcode, label);
    if (opcode == Opcodes.GOTO || opcode == Opcodes.JSR) {
      depth = UNKNOWN;
    } else if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE) {
      change(-2);
    } else {
      change(-1);
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    super.visitLdcInsn(value);
    if (value instanceof ConstantDynamic) {
      change(((ConstantDynamic) value).getSize());
    } else {
      change(value instanceof Long || value instanceof Double ? 2 : 1);
    }
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    super.visitTableSwitchInsn(min, max, otherwise, labels);
    depth = UNKNOWN;
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    super.visitLookupSwitchInsn(otherwise, keys, labels);
    depth = UNKNOWN;
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    super.visitMultiANewArrayInsn(descriptor, dimensions);
    change(1 - dimensions);
  }
}
