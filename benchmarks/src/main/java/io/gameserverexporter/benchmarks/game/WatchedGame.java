package io.gameserverexporter.benchmarks.game;

import io.gameserverexporter.collect.game.GamePlan;
import io.gameserverexporter.collect.game.KnownLoops;
import io.gameserverexporter.collect.game.TickMeters;
import io.gameserverexporter.collect.jvm.PauseTimes;
import io.gameserverexporter.collect.jvm.StallCauses;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.config.game.GameConfig;
import io.gameserverexporter.config.game.GameFile;
import io.gameserverexporter.meter.SeriesBudget;
import java.util.Objects;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A configuration, followed as the agent follows it, but that nothing is woven. */
@State(Scope.Benchmark)
public class WatchedGame {
  static final int CALL = 0;
  static final int TICK = 1;
  static final int LABELLED = 2;

  private static final String FILE =
      """
      methods: [com.example.Matchmaker#pair]
      """;
  private static final String MORE =
      """
      methods: [com.example.Matchmaker#pair]
      ticks: [{ method: com.example.World#tick }]
      """;
  private static final String ALL =
      MORE
          + """
          counters:
            - name: game_wins_total
              method: com.example.Room#finish
              labels: { stone: arg0 }
          """;

  /** Installs the sinks: each file names one more, so that each has its slot. */
  @Setup
  public void install() {
    PauseTimes times = StallCauses.open(null, new Paths("/proc", "/sys", "/"), true);
    TickMeters ticks = new TickMeters(() -> times);
    GamePlan plan =
        new GamePlan(
            new double[] {.005, .05, .5},
            ticks,
            new KnownLoops(ticks),
            new SeriesBudget(100),
            weaves -> {});
    for (String file : new String[] {FILE, MORE, ALL}) {
      GameConfig config = Objects.requireNonNull(GameFile.parse("game.yml", file).config());
      plan.watch(config);
    }
  }
}
