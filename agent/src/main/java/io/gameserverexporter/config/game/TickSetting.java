package io.gameserverexporter.config.game;

import io.gameserverexporter.config.game.GameConfig.Tick;
import org.jspecify.annotations.Nullable;

/** Ticks in one word, for the setting {@code ticks}. */
public final class TickSetting {
  private TickSetting() {}

  /**
   * Reads {@code com.example.World#tick} or {@code com.example.World#tick:20ms}; null when it is
   * neither.
   */
  public static @Nullable Tick parse(String text) {
    int colon = text.lastIndexOf(':');
    MethodRef method = MethodRef.parse(colon < 0 ? text : text.substring(0, colon));
    long budget = colon < 0 ? Durations.TICK_NANOS : Durations.nanos(text.substring(colon + 1));
    return method == null || budget <= 0 ? null : new Tick(loopOf(method), method, budget);
  }

  /** The class without its package, and the method. */
  static String loopOf(MethodRef method) {
    String name = method.className();
    return name.substring(name.lastIndexOf('.') + 1) + '.' + method.method();
  }
}
