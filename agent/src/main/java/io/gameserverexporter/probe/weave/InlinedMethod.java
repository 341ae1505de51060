package io.gameserverexporter.probe.weave;

import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes a method with advice at its entry and at its exits.
 *
 * <p>The method's own local variables keep their numbers; what advice needs comes behind them. What
 * the exit needs of the arguments is kept at the entry, as the method may write to them. All exits
 * lead to one place, where the exit's advice stands once.
 */
final class InlinedMethod extends StackDepth {
  private static final String THROWABLE = "java/lang/Throwable";
  private static final Type THROWABLE_TYPE = Type.getObjectType(THROWABLE);
  private static final Type OBJECT = Type.getObjectType("java/lang/Object");
  private static final Object[] THROWN = {THROWABLE};

  /** What is kept that begins as 0 or null, not as one of the method's own local variables. */
  private static final int NOWHERE = -1;

  // What is kept, by name.
  private static final String THIS = "this";
  private static final String ARGUMENT = "argument ";
  private static final String LOCAL = "local ";
  private static final String ENTERED = "entered";

  private final MethodVisitor to;
  private final TargetMethod method;
  private final @Nullable AdviceMethod entry;
  private final @Nullable AdviceMethod exit;
  private final @Nullable CallWatch watch;

  private final Locals initial = new Locals();

  /** What is kept from the entry to the exit. */
  private final Locals kept = new Locals();

  private final Map<String, Kept> keptByName = new LinkedHashMap<>();
  private int free;
  private final int entered;
  private int returned;
  private int thrown;
  private int lastArgument;
  private boolean hasCalls;
  private int maxLocals;
  private boolean branches;
  private boolean hasFrames;
  private boolean needsOwnThis;

  private final Label bodyStart = new Label();
  private final Label atExit = new Label();

  /**
   * @param entry what is inlined at the entry, null for nothing
   * @param exit what is inlined at the exits, null for nothing
   * @param watch what is told of calls, null for nothing
   * @throws ShapeException if this method is not one for it
   */
  InlinedMethod(
      MethodVisitor to,
      TargetMethod method,
      @Nullable AdviceMethod entry,
      @Nullable AdviceMethod exit,
      @Nullable CallWatch watch) {
    super(to);
    this.to = to;
    this.method = method;
    this.entry = entry;
    this.exit = exit;
    this.watch = watch;
    if (method.isConstructor() && (entry != null || (exit != null && exit.onThrowable()))) {
      throw new ShapeException("advice in a constructor before it is done");
    }
    free = method.maxLocals();
    noteArguments();
    entered =
        entry == null || entry.returned().equals(Type.VOID_TYPE)
            ? -1
            : keep(ENTERED, entry.returned(), NOWHERE);
    if (watch != null) {
      if (entered < 0) {
        throw new ShapeException("nothing from the entry to tell of calls with");
      }
      lastArgument = watch.tellsArgument() ? take(1) : NOWHERE;
    }
    keepLocals(entry);
    keepLocals(exit);
    if (exit != null) {
      keepArguments(exit);
      returned = take(method.returned().getSize());
      thrown = take(1);
    }
    maxLocals = free;
  }

  private int take(int size) {
    int slot = free;
    free += size;
    return slot;
  }

  private int keep(String what, Type type, int from) {
    Kept known = keptByName.get(what);
    if (known != null) {
      return known.slot;
    }
    int slot = take(type.getSize());
    kept.set(slot, Locals.typeOf(type));
    keptByName.put(what, new Kept(type, slot, from));
    return slot;
  }

  private int keepArgument(int number) {
    return keep(ARGUMENT + number, argument(number), method.argumentSlot(number));
  }

  private int keepLocal(AdviceMethod.Parameter local) {
    return keep(LOCAL + local.name(), local.type, NOWHERE);
  }

  private void noteArguments() {
    if (!method.isStatic() && !method.isConstructor()) {
      initial.set(0, method.owner);
    }
    Type[] arguments = method.arguments();
    for (int i = 0; i < arguments.length; i++) {
      initial.set(method.argumentSlot(i), Locals.typeOf(arguments[i]));
    }
  }

  private void keepLocals(@Nullable AdviceMethod advice) {
    if (advice != null) {
      for (AdviceMethod.Parameter parameter : advice.parameters()) {
        if (parameter.kind() == AdviceMethod.Kind.LOCAL) {
          keepLocal(parameter);
        }
      }
    }
  }

  private void keepArguments(AdviceMethod advice) {
    for (AdviceMethod.Parameter parameter : advice.parameters()) {
      if (parameter.kind() == AdviceMethod.Kind.ARGUMENT) {
        keepArgument(parameter.argument());
      } else if (parameter.kind() == AdviceMethod.Kind.THIS
          || parameter.kind() == AdviceMethod.Kind.FIELD) {
        thisAtExit();
      }
    }
  }

  private Type argument(int number) {
    Type[] arguments = method.arguments();
    if (number >= arguments.length) {
      throw new ShapeException("an argument that is not there");
    }
    return arguments[number];
  }

  /**
   * A constructor cannot have kept its object at the entry, but at its returns has it where it was.
   */
  private int thisAtExit() {
    if (method.isStatic()) {
      throw new ShapeException("no object");
    }
    if (method.isConstructor()) {
      needsOwnThis = true;
      return 0;
    }
    return keep(THIS, Type.getObjectType(method.owner), 0);
  }

  // The entry.

  @Override
  public void visitCode() {
    to.visitCode();
    initialise();
    Locals here = initial.copy();
    here.add(kept);
    if (entry != null) {
      inline(entry, here, false);
    }
    to.visitLabel(bodyStart);
  }

  private void initialise() {
    for (Kept each : keptByName.values()) {
      if (each.from == NOWHERE) {
        clear(each.type, each.slot);
      } else {
        to.visitVarInsn(each.type.getOpcode(Opcodes.ILOAD), each.from);
        to.visitVarInsn(each.type.getOpcode(Opcodes.ISTORE), each.slot);
      }
    }
  }

  private void clear(Type type, int slot) {
    switch (type.getSort()) {
      case Type.FLOAT:
        to.visitInsn(Opcodes.FCONST_0);
        break;
      case Type.LONG:
        to.visitInsn(Opcodes.LCONST_0);
        break;
      case Type.DOUBLE:
        to.visitInsn(Opcodes.DCONST_0);
        break;
      case Type.OBJECT:
      case Type.ARRAY:
        to.visitInsn(Opcodes.ACONST_NULL);
        break;
      default:
        to.visitInsn(Opcodes.ICONST_0);
        break;
    }
    to.visitVarInsn(type.getOpcode(Opcodes.ISTORE), slot);
  }

  // The method's own code.

  @Override
  public void visitFrame(
      int type,
      int locals,
      @Nullable Object @Nullable [] local,
      int stack,
      @Nullable Object @Nullable [] onStack) {
    hasFrames = true;
    if (exit == null && watch == null) {
      super.visitFrame(type, locals, local, stack, onStack);
      return;
    }
    Locals all = Locals.of(locals, local);
    all.add(kept);
    all.frame(to, stack, onStack);
    at(stack, onStack);
  }

  @Override
  public void visitInsn(int opcode) {
    if (exit == null || opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
      super.visitInsn(opcode);
      return;
    }
    Type type = method.returned();
    if (depth() != type.getSize()) {
      throw new ShapeException("a return that leaves something on the stack");
    }
    if (type.getSize() > 0) {
      to.visitVarInsn(type.getOpcode(Opcodes.ISTORE), returned);
    }
    clear(THROWABLE_TYPE, thrown);
    super.visitJumpInsn(Opcodes.GOTO, atExit);
  }

  /**
   * No branch and no handler, so that it needs no frame: of the method's own local variables, none
   * is known here but by its frames.
   */
  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (watch == null || entry == null || !watch.isOf(opcode, owner, name, descriptor, method)) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    hasCalls = true;
    if (watch.tellsArgument()) {
      to.visitInsn(Opcodes.DUP);
      to.visitVarInsn(Opcodes.ASTORE, lastArgument);
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    to.visitVarInsn(entry.returned().getOpcode(Opcodes.ILOAD), entered);
    if (watch.tellsArgument()) {
      to.visitVarInsn(Opcodes.ALOAD, lastArgument);
    }
    watch.write(to, entry.returned());
    if (watch.tellsArgument()) {
      // Nothing is to be held longer than the method itself does.
      to.visitInsn(Opcodes.ACONST_NULL);
      to.visitVarInsn(Opcodes.ASTORE, lastArgument);
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (needsOwnThis && variable == 0 && opcode >= Opcodes.ISTORE) {
      throw new ShapeException("a constructor that puts something else in its object's place");
    }
    super.visitVarInsn(opcode, variable);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    branches = true;
    super.visitJumpInsn(opcode, label);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    branches = true;
    super.visitTableSwitchInsn(min, max, otherwise, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    branches = true;
    super.visitLookupSwitchInsn(otherwise, keys, labels);
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    branches = true;
    super.visitTryCatchBlock(start, end, handler, type);
  }

  // The exit.

  @Override
  public void visitMaxs(int maxStack, int locals) {
    if (branches && !hasFrames) {
      // Java 6 has class files with frames and without.
      throw new ShapeException("code that lacks frames");
    }
    if (watch != null && !hasCalls) {
      throw new ShapeException("no such call to watch");
    }
    int stack = Math.max(maxStack, 2);
    if (watch != null) {
      stack = maxStack + 3;
    }
    if (entry != null) {
      stack = Math.max(stack, entry.maxStack());
    }
    if (exit != null) {
      stack = Math.max(stack, exit.maxStack());
      writeExit(exit);
    }
    to.visitMaxs(stack, maxLocals);
  }

  private void writeExit(AdviceMethod advice) {
    Type type = method.returned();
    Locals here = new Locals();
    if (needsOwnThis) {
      here.set(0, method.owner);
    }
    here.add(kept);
    if (advice.onThrowable()) {
      Label bodyEnd = new Label();
      to.visitLabel(bodyEnd);
      here.frame(to, 1, THROWN);
      to.visitVarInsn(Opcodes.ASTORE, thrown);
      if (type.getSize() > 0) {
        clear(type, returned);
      }
      // After the method's own handlers: the first that fits is taken.
      to.visitTryCatchBlock(bodyStart, bodyEnd, bodyEnd, THROWABLE);
    }
    here.set(thrown, THROWABLE);
    if (type.getSize() > 0) {
      here.set(returned, Locals.typeOf(type));
    }
    to.visitLabel(atExit);
    here.frame(to, 0, null);
    // Two frames cannot stand at one instruction.
    to.visitInsn(Opcodes.NOP);
    inline(advice, here, true);
    if (advice.onThrowable()) {
      Label normal = new Label();
      to.visitVarInsn(Opcodes.ALOAD, thrown);
      to.visitJumpInsn(Opcodes.IFNULL, normal);
      to.visitVarInsn(Opcodes.ALOAD, thrown);
      to.visitInsn(Opcodes.ATHROW);
      to.visitLabel(normal);
      here.frame(to, 0, null);
    }
    if (type.getSize() > 0) {
      to.visitVarInsn(type.getOpcode(Opcodes.ILOAD), returned);
    }
    to.visitInsn(type.getOpcode(Opcodes.IRETURN));
  }

  // Advice.

  private void inline(AdviceMethod advice, Locals here, boolean exiting) {
    Label start = new Label();
    Label handler = new Label();
    Label end = new Label();
    int[] slots = new int[advice.parameterSlots()];
    boolean[] writable = new boolean[slots.length];
    int ownLocals = free;
    Locals inside = here.copy();
    to.visitLabel(start);
    int variable = 0;
    for (AdviceMethod.Parameter parameter : advice.parameters()) {
      int slot = slot(parameter, exiting);
      if (parameter.kind() == AdviceMethod.Kind.FIELD) {
        slot = ownLocals;
        ownLocals += parameter.type.getSize();
        loadField(parameter, exiting ? thisAtExit() : 0, slot);
        inside.set(slot, Locals.typeOf(parameter.type));
      }
      for (int i = 0; i < parameter.type.getSize(); i++) {
        slots[variable] = slot + i;
        writable[variable] =
            parameter.kind() == AdviceMethod.Kind.LOCAL || parameter.isReplaceable();
        variable++;
      }
    }
    advice.replay(
        new AdviceBody(
            to, advice, inside, slots, writable, ownLocals, exiting ? -1 : entered, end));
    to.visitLabel(handler);
    here.frame(to, 1, THROWN);
    to.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "io/gameserverexporter/boot/Suppressed",
        "note",
        "(Ljava/lang/Throwable;)V",
        false);
    to.visitTryCatchBlock(start, handler, handler, THROWABLE);
    to.visitLabel(end);
    here.frame(to, 0, null);
    to.visitInsn(Opcodes.NOP);
    maxLocals = Math.max(maxLocals, ownLocals + advice.maxLocals() - slots.length);
  }

  /** Puts a field into a local variable of the advice's own; a class may change it meanwhile. */
  private void loadField(AdviceMethod.Parameter parameter, int of, int slot) {
    String descriptor = method.field(parameter.name());
    if (descriptor == null || method.isStatic()) {
      throw new ShapeException("a field that the class does not declare: " + parameter.name());
    }
    mustFit(parameter, Type.getType(descriptor));
    to.visitVarInsn(Opcodes.ALOAD, of);
    to.visitFieldInsn(Opcodes.GETFIELD, method.owner, parameter.name(), descriptor);
    to.visitVarInsn(parameter.type.getOpcode(Opcodes.ISTORE), slot);
  }

  /** The local variable that a parameter stands for; none yet for a field. */
  private int slot(AdviceMethod.Parameter parameter, boolean exiting) {
    switch (parameter.kind()) {
      case THIS:
        if (method.isStatic()) {
          throw new ShapeException("no object");
        }
        mustFit(parameter, Type.getObjectType(method.owner));
        return exiting ? thisAtExit() : 0;
      case ARGUMENT:
        mustFit(parameter, argument(parameter.argument()));
        if (parameter.isReplaceable()
            && (exiting || !parameter.type.equals(argument(parameter.argument())))) {
          throw new ShapeException("an argument that cannot be replaced");
        }
        return exiting
            ? keepArgument(parameter.argument())
            : method.argumentSlot(parameter.argument());
      case LOCAL:
        return keepLocal(parameter);
      case ENTERED:
        known(exiting && entered >= 0, parameter);
        return entered;
      case RETURNED:
        known(exiting, parameter);
        mustFit(parameter, method.returned());
        return returned;
      case THROWN:
        known(exiting && exit != null && exit.onThrowable(), parameter);
        mustFit(parameter, THROWABLE_TYPE);
        return thrown;
      default:
        return 0;
    }
  }

  /**
   * A type that only fits by its supertypes is left to Byte Buddy: what is written here must never
   * fail the JVM's verification.
   */
  private static void mustFit(AdviceMethod.Parameter parameter, Type given) {
    boolean reference = given.getSort() == Type.OBJECT || given.getSort() == Type.ARRAY;
    if (!parameter.type.equals(given) && !(reference && parameter.type.equals(OBJECT))) {
      throw new ShapeException("a " + parameter.type + " that is a " + given);
    }
  }

  private static void known(boolean isKnown, AdviceMethod.Parameter parameter) {
    if (!isKnown) {
      throw new ShapeException("what is not known there: " + parameter.kind());
    }
  }

  /** A local variable that lasts from the entry to the exit. */
  private static final class Kept {
    final Type type;
    final int slot;

    /** The method's own local variable that it is a copy of, or {@link #NOWHERE}. */
    final int from;

    Kept(Type type, int slot, int from) {
      this.type = type;
      this.slot = slot;
      this.from = from;
    }
  }
}
