package io.gameserverexporter.boot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What advice in the methods calls that the operator has named.
 *
 * <p>Each has a slot, a number that the weaver writes into the advice. No method throws: an error
 * here must not reach the server (see {@link Suppressed}).
 */
public final class GameMethods {
  private static volatile @Nullable MethodSink[] sinks = new MethodSink[0];

  private GameMethods() {}

  /** Stands in advice for the slot of the method that it is woven into. */
  public static int slot() {
    return -1;
  }

  /**
   * Installs the sink of a slot; null, and calls pass from now on.
   *
   * @param slot from 0 on, without gaps, and never used for another method
   */
  public static synchronized void install(int slot, @Nullable MethodSink sink) {
    @Nullable MethodSink[] more = Arrays.copyOf(sinks, Math.max(sinks.length, slot + 1));
    more[slot] = sink;
    sinks = more;
  }

  private static @Nullable MethodSink sink(int slot) {
    @Nullable MethodSink[] all = sinks;
    return slot >= 0 && slot < all.length ? all[slot] : null;
  }

  /** A call begins. */
  public static long begun(int slot) {
    try {
      MethodSink sink = sink(slot);
      return sink == null ? 0 : sink.begun();
    } catch (Throwable error) {
      Suppressed.note(error);
      return 0;
    }
  }

  /** A call has ended. */
  public static void ended(int slot, long startNanos, @Nullable Throwable error) {
    try {
      MethodSink sink = sink(slot);
      if (sink != null) {
        sink.ended(startNanos, error);
      }
    } catch (Throwable problem) {
      Suppressed.note(problem);
    }
  }

  /** A call has ended whose values are wanted. */
  public static void ended(
      int slot,
      long startNanos,
      @Nullable Throwable error,
      @Nullable Object self,
      @Nullable Object[] arguments,
      @Nullable Object result) {
    try {
      MethodSink sink = sink(slot);
      if (sink != null) {
        sink.ended(startNanos, error, self, arguments, result);
      }
    } catch (Throwable problem) {
      Suppressed.note(problem);
    }
  }

  /** An object has been made. */
  public static void made(int slot, Object object) {
    try {
      MethodSink sink = sink(slot);
      if (sink != null) {
        sink.made(object);
      }
    } catch (Throwable problem) {
      Suppressed.note(problem);
    }
  }
}
