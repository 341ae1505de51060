package io.gameserverexporter.probe.weave;

import java.util.Arrays;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** What is in which local variable, as stack map frames tell it (JVM specification, 4.7.4). */
final class Locals {
  /** By local variable; null where nothing usable is, or the second half of a long or double. */
  private @Nullable Object[] types = new Object[8];

  private int count;

  /** The same in ASM's words. */
  static Object typeOf(Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
      case Type.CHAR:
      case Type.BYTE:
      case Type.SHORT:
      case Type.INT:
        return Opcodes.INTEGER;
      case Type.FLOAT:
        return Opcodes.FLOAT;
      case Type.LONG:
        return Opcodes.LONG;
      case Type.DOUBLE:
        return Opcodes.DOUBLE;
      default:
        return type.getInternalName();
    }
  }

  /** How many local variables an entry of a frame takes. */
  static int size(@Nullable Object entry) {
    return Opcodes.LONG.equals(entry) || Opcodes.DOUBLE.equals(entry) ? 2 : 1;
  }

  /** Those of a frame as a visitor gets it. */
  static Locals of(int locals, @Nullable Object @Nullable [] local) {
    Locals all = new Locals();
    int slot = 0;
    for (int i = 0; i < locals && local != null; i++) {
      Object entry = local[i];
      if (entry != null) {
        all.set(slot, entry);
      }
      slot += size(entry);
    }
    return all;
  }

  Locals copy() {
    Locals copy = new Locals();
    copy.types = types.clone();
    copy.count = count;
    return copy;
  }

  void set(int slot, Object entry) {
    int needed = slot + size(entry);
    if (needed > types.length) {
      types = Arrays.copyOf(types, needed + 8);
    }
    types[slot] = entry;
    count = Math.max(count, needed);
  }

  /** Adds all of another's. */
  void add(Locals others) {
    for (int slot = 0; slot < others.count; slot++) {
      Object entry = others.types[slot];
      if (entry != null) {
        set(slot, entry);
      }
    }
  }

  /** Writes a frame, expanded. */
  void frame(MethodVisitor to, int stack, @Nullable Object @Nullable [] onStack) {
    @Nullable Object[] entries = new Object[count];
    int n = 0;
    for (int slot = 0; slot < count; slot += size(types[slot])) {
      Object entry = types[slot];
      entries[n++] = entry == null ? Opcodes.TOP : entry;
    }
    to.visitFrame(Opcodes.F_NEW, n, entries, stack, onStack);
  }
}
