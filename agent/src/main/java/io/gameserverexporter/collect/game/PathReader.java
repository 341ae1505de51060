package io.gameserverexporter.collect.game;

import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.config.game.ObjectPath;
import io.gameserverexporter.config.game.ObjectPath.Step;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Follows a path from object to object, with reflection. Where it meets null the value is null.
 * What cannot be read is said once; it is null then.
 */
final class PathReader {
  private final ObjectPath path;
  private final StepReader[] steps;
  private final AtomicBoolean said = new AtomicBoolean();

  PathReader(ObjectPath path) {
    this.path = path;
    List<Step> all = path.steps();
    steps = new StepReader[all.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = new StepReader(all.get(i));
    }
  }

  /** The value at a call. */
  @Nullable Object ofCall(
      @Nullable Object self, @Nullable Object @Nullable [] arguments, @Nullable Object result) {
    switch (path.root()) {
      case THIS:
        return from(self, 0);
      case RESULT:
        return from(result, 0);
      case ARGUMENT:
        if (arguments == null || path.argument() >= arguments.length) {
          say("the method has no such argument");
          return null;
        }
        return from(arguments[path.argument()], 0);
      default:
        throw new IllegalStateException("not the path of a call: " + path);
    }
  }

  /** The value from an object on. */
  @Nullable Object from(@Nullable Object object, int firstStep) {
    Object at = object;
    for (int i = firstStep; i < steps.length && at != null; i++) {
      at = read(steps[i], at);
    }
    return at;
  }

  /** The value from a class on, after the steps that are its name. */
  @Nullable Object fromClass(Class<?> type, int firstStep) {
    try {
      return from(steps[firstStep].ofClass(type), firstStep + 1);
    } catch (ReflectiveOperationException | RuntimeException e) {
      say(why(e));
      return null;
    }
  }

  private @Nullable Object read(StepReader step, Object at) {
    try {
      return step.of(at);
    } catch (ReflectiveOperationException | RuntimeException e) {
      say(why(e));
      return null;
    }
  }

  private static String why(Exception e) {
    Throwable cause = e.getCause();
    return e instanceof java.lang.reflect.InvocationTargetException && cause != null
        ? "it threw " + Stderr.brief(cause)
        : String.valueOf(e.getMessage());
  }

  private void say(String why) {
    if (said.compareAndSet(false, true)) {
      Stderr.line(
          path
              + " of the configuration cannot be read ("
              + why
              + "); it is left out of the metrics");
    }
  }

  /** A number for a gauge: numbers, true as 1, how many a collection has. NaN when it is none. */
  static double number(@Nullable Object value) {
    if (value instanceof Number) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof Boolean) {
      return (Boolean) value ? 1 : 0;
    }
    if (value instanceof java.util.Collection) {
      return ((java.util.Collection<?>) value).size();
    }
    if (value instanceof java.util.Map) {
      return ((java.util.Map<?, ?>) value).size();
    }
    return value != null && value.getClass().isArray()
        ? java.lang.reflect.Array.getLength(value)
        : Double.NaN;
  }

  /** A text for a label: texts, numbers, the names of constants; the class of anything else. */
  static String label(@Nullable Object value, int longest) {
    String text;
    if (value == null) {
      return "";
    } else if (value instanceof Enum) {
      text = ((Enum<?>) value).name();
    } else if (value instanceof String
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte) {
      text = value.toString();
    } else {
      // Its toString may do anything.
      text = value.getClass().getSimpleName();
    }
    return text.length() > longest ? text.substring(0, longest) : text;
  }
}
