package io.gameserverexporter.collect.game;

import io.gameserverexporter.boot.GameLoops;
import io.gameserverexporter.boot.LoopSink;
import io.gameserverexporter.config.game.GameConfig.Tick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts the ticks of main loops that the agent knows by itself, but for those that the operator
 * names: they have the operator's name and budget.
 */
public final class KnownLoops implements LoopSink {
  private static final String GDX = "com.badlogic.gdx.backends.headless.HeadlessApplication";

  /** Values of the label {@code loop}, by number. */
  private static final String[] NAMES = {
    "minecraft", "minestom", "nukkit", "libgdx", "jmonkeyengine"
  };

  /**
   * By number, by what the operator would name them: a method of a class; or of any class, where
   * the game is to bring it.
   */
  private static final String[][] METHODS = {
    {
      "net.minecraft.server.MinecraftServer#tickServer",
      "net.minecraft.server.dedicated.DedicatedServer#tickServer"
    },
    {"net.minestom.server.ServerProcessImpl$TickerImpl#tick"},
    {"cn.nukkit.Server#tick"},
    {"#render", GDX + "#executeRunnables"},
    {"#update", "#simpleUpdate"},
  };

  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int TICKS_PER_SECOND = 20;
  private static final int FRAMES_PER_SECOND = 60;

  private final TickMeters meters;
  private final AtomicReferenceArray<@Nullable TickMeter> byNumber =
      new AtomicReferenceArray<>(GameLoops.COUNT);

  /** Those that have been through a tick; others may have been taken for one in vain. */
  private final AtomicReferenceArray<@Nullable TickMeter> shown =
      new AtomicReferenceArray<>(GameLoops.COUNT);

  private volatile boolean[] left = new boolean[GameLoops.COUNT];

  public KnownLoops(TickMeters meters) {
    this.meters = meters;
  }

  /** Leaves to the operator what these stand for, and nothing else. */
  void leave(List<Tick> named) {
    boolean[] now = new boolean[GameLoops.COUNT];
    for (int loop = 0; loop < now.length; loop++) {
      for (Tick tick : named) {
        now[loop] |= tick.loop().equals(NAMES[loop]) || isOf(loop, tick.method().toString());
      }
    }
    left = now;
  }

  private static boolean isOf(int loop, String method) {
    for (String known : METHODS[loop]) {
      if (known.startsWith("#") ? method.endsWith(known) : method.equals(known)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long begun(int loop) {
    if (left[loop]) {
      return 0;
    }
    TickMeter meter = byNumber.get(loop);
    if (meter == null) {
      meter = add(loop);
    }
    long now = System.nanoTime();
    meter.begun(now);
    return now;
  }

  private TickMeter add(int loop) {
    TickMeter added = meters.make(NAMES[loop], SECOND_NANOS / perSecond(loop));
    byNumber.compareAndSet(loop, null, added);
    TickMeter first = byNumber.get(loop);
    return first == null ? added : first;
  }

  /** How many ticks a second there are to be, where the loop does not say so itself. */
  private static int perSecond(int loop) {
    switch (loop) {
      case GameLoops.MINESTOM:
        return Math.max(1, Integer.getInteger("minestom.tps", TICKS_PER_SECOND));
      case GameLoops.LIBGDX:
      case GameLoops.JMONKEYENGINE:
        return FRAMES_PER_SECOND;
      default:
        return TICKS_PER_SECOND;
    }
  }

  @Override
  public void ended(int loop, long begunNanos, long budgetNanos) {
    TickMeter meter = byNumber.get(loop);
    if (meter == null) {
      return;
    }
    if (budgetNanos > 0) {
      meter.budget(budgetNanos);
    }
    meter.ended(begunNanos, System.nanoTime());
    if (shown.get(loop) == null) {
      shown.set(loop, meter);
    }
  }

  /** By the value of the label. */
  Map<String, TickMeter> shown() {
    Map<String, TickMeter> ticks = new LinkedHashMap<>();
    boolean[] not = left;
    for (int loop = 0; loop < not.length; loop++) {
      TickMeter meter = shown.get(loop);
      if (meter != null && !not[loop]) {
        ticks.put(NAMES[loop], meter);
      }
    }
    return ticks;
  }
}
