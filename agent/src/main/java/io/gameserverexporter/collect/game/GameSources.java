package io.gameserverexporter.collect.game;

import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** What the operator wants to know of the game itself. */
public final class GameSources implements SourceTable {
  private final GamePlan plan;
  private final @Nullable WatchedFile file;
  private final Instrumentation instrumentation;

  /**
   * @param file null when there is none, and only the setting {@code ticks}
   */
  public GameSources(GamePlan plan, @Nullable WatchedFile file, Instrumentation instrumentation) {
    this.plan = plan;
    this.file = file;
    this.instrumentation = instrumentation;
  }

  @Override
  public @Nullable Source open(String name) {
    switch (name) {
      case "game_tick":
        return new TickSource(plan);
      case "game_method":
        return new MethodSource(plan);
      case "game_gauge":
        return new GaugeSource(plan, instrumentation);
      case "game_config":
        return file == null ? null : new ConfigSource(file);
      default:
        return null;
    }
  }
}
