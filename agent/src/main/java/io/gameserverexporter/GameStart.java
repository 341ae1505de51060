package io.gameserverexporter;

import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.collect.game.GamePlan;
import io.gameserverexporter.collect.game.GameSources;
import io.gameserverexporter.collect.game.KnownLoops;
import io.gameserverexporter.collect.game.TickMeters;
import io.gameserverexporter.collect.game.WatchedFile;
import io.gameserverexporter.collect.source.DaemonThread;
import io.gameserverexporter.collect.source.SourceTable;
import io.gameserverexporter.config.Settings;
import io.gameserverexporter.config.game.GameConfig;
import io.gameserverexporter.config.game.GameConfig.Tick;
import io.gameserverexporter.config.game.TickSetting;
import io.gameserverexporter.meter.SeriesBudget;
import io.gameserverexporter.probe.ProbeTransformer;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Starts watching what an operator names of the game itself; loaded only where there is such. */
final class GameStart {
  private GameStart() {}

  /**
   * Has what the settings and the configuration file name woven; classes of the game wait for it.
   */
  static SourceTable watch(
      Settings settings,
      SeriesBudget budget,
      TickMeters meters,
      KnownLoops loops,
      ProbeTransformer probes,
      Instrumentation instrumentation) {
    GamePlan plan = new GamePlan(settings.buckets(), meters, loops, budget, probes::weaveGame);
    List<Tick> ticks = new ArrayList<>();
    for (String text : settings.ticks()) {
      Tick tick = TickSetting.parse(text);
      if (tick != null) {
        ticks.add(tick);
      }
    }
    if (settings.config().isEmpty()) {
      plan.watch(GameConfig.EMPTY.withTicks(ticks));
      return new GameSources(loops, meters, plan, null, instrumentation);
    }
    WatchedFile file = new WatchedFile(new File(settings.config()).toPath(), ticks, plan);
    // By itself: on a disk that hangs, everything else starts all the same.
    DaemonThread.of("gameserver-exporter-config", () -> read(file, probes)).start();
    return new GameSources(loops, meters, plan, file, instrumentation);
  }

  private static void read(WatchedFile file, ProbeTransformer probes) {
    try {
      file.readIfChanged();
    } catch (Throwable failure) {
      probes.weaveGame(Collections.emptyList());
      Stderr.line(
          "the game itself is not watched ("
              + Stderr.brief(failure)
              + "); everything else is. Please report this with the JVM's version.");
    }
  }
}
