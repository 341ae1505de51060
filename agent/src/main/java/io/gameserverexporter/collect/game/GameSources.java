package io.gameserverexporter.collect.game;

import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** What the operator wants to know of the game itself, and the ticks of loops that are known. */
public final class GameSources implements SourceTable {
  private final KnownLoops loops;
  private final TickMeters meters;
  private final @Nullable GamePlan plan;
  private final @Nullable WatchedFile file;
  private final Instrumentation instrumentation;

  /**
   * @param plan null when the operator names nothing
   * @param file null when there is none, and only the setting {@code ticks}
   */
  public GameSources(
      KnownLoops loops,
      TickMeters meters,
      @Nullable GamePlan plan,
      @Nullable WatchedFile file,
      Instrumentation instrumentation) {
    this.loops = loops;
    this.meters = meters;
    this.plan = plan;
    this.file = file;
    this.instrumentation = instrumentation;
  }

  @Override
  public @Nullable Source open(String name) {
    switch (name) {
      case "game_tick":
        return new TickSource(plan, loops, meters);
      case "game_method":
        return plan == null ? null : new MethodSource(plan);
      case "game_gauge":
        return plan == null ? null : new GaugeSource(plan, instrumentation);
      case "game_config":
        return file == null ? null : new ConfigSource(file);
      default:
        return null;
    }
  }
}
