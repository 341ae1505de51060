package io.gameserverexporter.probe.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** Advice for {@link WovenShapes}, which notes what it sees. */
public final class ShapeAdvice {
  /** What advice has seen, in order. */
  public static final List<String> EVENTS = new ArrayList<>();

  private ShapeAdvice() {}

  /** Called by advice; fails for one number, as advice must not. */
  public static long note(String event, int number) {
    EVENTS.add(event + " " + number);
    if (number == 2) {
      throw new IllegalStateException("in advice");
    }
    return number;
  }

  /** Told of calls. */
  public static void told(String entered, Object last) {
    EVENTS.add(entered + " told of " + last);
  }

  public static void told(String entered) {
    EVENTS.add(entered + " told");
  }

  static final class Watching {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static String enter(@Advice.Argument(0) Object first) {
      return "entered " + first.hashCode();
    }
  }

  static final class WatchingToTheEnd {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static String enter(@Advice.Argument(0) Object first) {
      return "entered " + first.hashCode();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter String entered) {
      EVENTS.add("left " + entered);
    }
  }

  static final class Around {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter(
        @Advice.This Object self,
        @Advice.FieldValue("number") int number,
        @Advice.Local("text") String text,
        @Advice.Local("wide") double wide) {
      text = "local";
      wide = 0.5;
      for (int i = 0; i < 2; i++) {
        if (number == i) {
          text = text + i;
        }
      }
      return note(self == null ? "nobody" : "enter", number);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.This Object self,
        @Advice.Enter long entered,
        @Advice.FieldValue("number") int number,
        @Advice.Thrown Throwable thrown,
        @Advice.Local("text") String text,
        @Advice.Local("wide") double wide) {
      String how = thrown == null ? "returns" : "throws " + thrown.getMessage();
      note("exit " + entered + " " + how + " " + text + wide + (self == null), number);
    }
  }

  static final class Before {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("number") int number) {
      while (number > 100) {
        return;
      }
      note("before", number);
    }
  }

  static final class After {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("number") int number) {
      note("after", number);
    }
  }

  /** Sees the arguments as they were, whatever the method writes to them. */
  static final class Arguments {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) int first, @Advice.Argument(1) long second) {
      note("given " + second, first);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Argument(0) int first, @Advice.Argument(1) long second) {
      if (first == 1) {
        return;
      }
      note("was given " + second, first);
    }
  }

  static final class Constructed {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) int number) {
      EVENTS.add("constructed with " + number);
    }
  }

  /** The method goes on with another argument. */
  static final class ConstructedObject {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object made,
        @Advice.FieldValue("calls") int calls,
        @Advice.FieldValue("number") int number,
        @Advice.Argument(0) int argument) {
      String kind = made.getClass().getSimpleName();
      if (calls == 0) {
        kind = kind + " early";
      }
      EVENTS.add(kind + " with " + number + " of " + argument);
    }
  }

  static final class Replacing {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 0, readOnly = false) int number) {
      EVENTS.add("was " + number);
      number = number + 1;
    }
  }

  static final class ReplacingTooLate {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(value = 0, readOnly = false) String text) {
      text = "other";
    }
  }

  static final class ReplacingBySupertype {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 0, readOnly = false) Object text) {
      text = 7;
    }
  }

  static final class Supertype {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) CharSequence text) {
      EVENTS.add(text.toString());
    }
  }
}
