package io.gameserverexporter.probe;

import io.gameserverexporter.boot.GameMethods;
import io.gameserverexporter.probe.weave.Weave;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * The methods and classes of the game that the operator names.
 *
 * <p>A method is woven in the class that has its code, with all its overloads; calls of them by
 * each other count each. What the weaver writes in place of {@code GameMethods.slot()} says which
 * method it is.
 */
final class GameProbe {
  static final String NAME = "game";

  private static final String HERE = "io.gameserverexporter.probe.GameProbe$";

  private GameProbe() {}

  static Probe probe() {
    return new Probe(NAME, "its calls");
  }

  static Weave weave(GameWeave wanted) {
    switch (wanted.kind()) {
      case CALLS:
        return Weave.intoEach(wanted.className(), wanted.method(), HERE + "Call", wanted.slot());
      case VALUES:
        return Weave.intoEach(
            wanted.className(), wanted.method(), HERE + "CallWithValues", wanted.slot());
      case OBJECTS:
        return Weave.intoEach(wanted.className(), "<init>", HERE + "Made", wanted.slot());
    }
    throw new AssertionError(wanted.kind());
  }

  /** A call of a method. */
  static final class Call {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
      return GameMethods.begun(GameMethods.slot());
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter long start, @Advice.Thrown @Nullable Throwable error) {
      GameMethods.ended(GameMethods.slot(), start, error);
    }
  }

  /** A call of a method of which more is wanted than that it was called; makes an array. */
  static final class CallWithValues {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
      return GameMethods.begun(GameMethods.slot());
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Enter long start,
        @Advice.Thrown @Nullable Throwable error,
        @Advice.This(optional = true) @Nullable Object self,
        @Advice.AllArguments @Nullable Object[] arguments,
        @Advice.Return(
                typing = net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC)
            @Nullable Object result) {
      GameMethods.ended(GameMethods.slot(), start, error, self, arguments, result);
    }
  }

  /** A constructor has made an object. */
  static final class Made {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object made) {
      GameMethods.made(GameMethods.slot(), made);
    }
  }
}
