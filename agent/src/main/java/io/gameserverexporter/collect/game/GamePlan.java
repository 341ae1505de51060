package io.gameserverexporter.collect.game;

import io.gameserverexporter.boot.GameMethods;
import io.gameserverexporter.boot.MethodSink;
import io.gameserverexporter.collect.jvm.PauseTimes;
import io.gameserverexporter.config.game.GameConfig;
import io.gameserverexporter.config.game.GameConfig.Counter;
import io.gameserverexporter.config.game.GameConfig.Gauge;
import io.gameserverexporter.config.game.GameConfig.Tick;
import io.gameserverexporter.config.game.MethodRef;
import io.gameserverexporter.meter.DurationHistogram;
import io.gameserverexporter.meter.SeriesBudget;
import io.gameserverexporter.probe.GameWeave;
import io.gameserverexporter.probe.GameWeave.Kind;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is watched of the game at the moment: the meters by what the configuration says, and the
 * sinks that feed them.
 *
 * <p>Another configuration keeps the meters of what stays in it, so that no count falls back.
 */
public final class GamePlan {
  /** From a tick of a fast shooter to one that everybody has noticed. */
  private static final double[] TICK_BOUNDS = {
    .001, .0025, .005, .01, .0166, .025, .033, .05, .075, .1, .25, .5, 1, 2.5
  };

  private final PauseTimes causes;
  private final SeriesBudget budget;
  private final Consumer<List<GameWeave>> weaving;
  private final Map<MethodRef, Integer> slots = new HashMap<>();
  private final Map<String, Integer> classSlots = new HashMap<>();
  final DurationHistogram tickDurations =
      new DurationHistogram(
          "game_tick_duration_seconds",
          "How long the ticks of a loop took. Those beyond the budget make the game slow.",
          TICK_BOUNDS);
  final DurationHistogram tickIntervals =
      new DurationHistogram(
          "game_tick_interval_seconds",
          "How long it was from the beginning of one tick to that of the next: what players feel"
              + " when ticks come late.",
          TICK_BOUNDS);
  final DurationHistogram callDurations;
  private final Map<String, TickMeter> allTicks = new HashMap<>();
  private final Map<MethodRef, CallMeter> allCalls = new HashMap<>();
  private final Map<String, CounterMeter> allCounters = new HashMap<>();
  private final Map<String, LivingObjects> allObjects = new HashMap<>();
  private volatile Watched watched = new Watched();

  /**
   * @param boundsSeconds of the buckets for calls
   * @param weaving has the methods woven
   */
  public GamePlan(
      double[] boundsSeconds,
      PauseTimes causes,
      SeriesBudget budget,
      Consumer<List<GameWeave>> weaving) {
    this.causes = causes;
    this.budget = budget;
    this.weaving = weaving;
    callDurations =
        new DurationHistogram(
            "game_method_duration_seconds",
            "Calls of the methods that the configuration names, and how long they took.",
            boundsSeconds);
  }

  /** The meters of one configuration. */
  static final class Watched {
    final Map<String, TickMeter> ticks = new LinkedHashMap<>();
    final Map<String, CallMeter> calls = new LinkedHashMap<>();
    final List<CounterMeter> counters = new ArrayList<>();
    final List<GaugeMeter> gauges = new ArrayList<>();
  }

  Watched watched() {
    return watched;
  }

  /** Watches what this configuration says, and nothing else. */
  public synchronized void watch(GameConfig config) {
    Watched now = new Watched();
    Map<MethodRef, Wanted> wanted = new LinkedHashMap<>();
    for (Tick tick : config.ticks()) {
      TickMeter meter = tickMeter(tick);
      wanted(wanted, tick.method()).ticks = meter;
      now.ticks.put(tick.loop(), meter);
    }
    for (MethodRef method : config.methods()) {
      CallMeter meter = callMeter(method);
      wanted(wanted, method).calls = meter;
      now.calls.put(method.toString(), meter);
    }
    for (Counter counter : config.counters()) {
      CounterMeter meter = counterMeter(counter);
      wanted(wanted, counter.method()).counters.add(meter);
      now.counters.add(meter);
    }
    Set<String> classes = new LinkedHashSet<>();
    for (Gauge gauge : config.gauges()) {
      String className = gauge.value().className();
      LivingObjects objects = null;
      if (className != null) {
        classes.add(className);
        objects = objects(className);
      }
      now.gauges.add(new GaugeMeter(gauge, objects));
    }
    install(wanted, classes);
    // Last: what is shown is counted.
    watched = now;
  }

  private void install(Map<MethodRef, Wanted> wanted, Set<String> classes) {
    List<GameWeave> weaves = new ArrayList<>();
    for (Map.Entry<MethodRef, Wanted> each : wanted.entrySet()) {
      MethodRef method = each.getKey();
      Kind kind = each.getValue().wantsValues() ? Kind.VALUES : Kind.CALLS;
      int slot = slot(slots, method);
      GameMethods.install(slot, each.getValue().sink());
      weaves.add(new GameWeave(kind, method.className(), method.method(), slot));
    }
    for (String className : classes) {
      int slot = slot(classSlots, className);
      GameMethods.install(slot, objects(className));
      weaves.add(new GameWeave(Kind.OBJECTS, className, "", slot));
    }
    for (Map.Entry<MethodRef, Integer> each : slots.entrySet()) {
      if (!wanted.containsKey(each.getKey())) {
        GameMethods.install(each.getValue(), null);
      }
    }
    for (Map.Entry<String, Integer> each : classSlots.entrySet()) {
      if (!classes.contains(each.getKey())) {
        GameMethods.install(each.getValue(), null);
      }
    }
    weaving.accept(weaves);
  }

  private <K> int slot(Map<K, Integer> of, K key) {
    Integer known = of.get(key);
    if (known == null) {
      known = slots.size() + classSlots.size();
      of.put(key, known);
    }
    return known;
  }

  private static Wanted wanted(Map<MethodRef, Wanted> all, MethodRef method) {
    Wanted wanted = all.get(method);
    if (wanted == null) {
      wanted = new Wanted();
      all.put(method, wanted);
    }
    return wanted;
  }

  private TickMeter tickMeter(Tick tick) {
    TickMeter meter = allTicks.get(tick.loop());
    if (meter == null) {
      Labels labels = Labels.of("loop", tick.loop());
      meter =
          new TickMeter(
              tick.budgetNanos(),
              tickDurations.unlisted(labels),
              tickIntervals.unlisted(labels),
              causes);
      allTicks.put(tick.loop(), meter);
    }
    meter.budget(tick.budgetNanos());
    return meter;
  }

  private CallMeter callMeter(MethodRef method) {
    CallMeter meter = allCalls.get(method);
    if (meter == null) {
      meter = new CallMeter(callDurations.unlisted(Labels.of("method", method.toString())));
      allCalls.put(method, meter);
    }
    return meter;
  }

  private CounterMeter counterMeter(Counter counter) {
    String key = counter.name() + ' ' + counter.method() + ' ' + counter.labels();
    CounterMeter meter = allCounters.get(key);
    if (meter == null) {
      meter = new CounterMeter(counter, budget);
      allCounters.put(key, meter);
    }
    return meter;
  }

  private LivingObjects objects(String className) {
    LivingObjects objects = allObjects.get(className);
    if (objects == null) {
      objects = new LivingObjects(className);
      allObjects.put(className, objects);
    }
    return objects;
  }

  /** What one method is wanted for. */
  private static final class Wanted {
    @Nullable TickMeter ticks;
    @Nullable CallMeter calls;
    final List<CounterMeter> counters = new ArrayList<>();

    boolean wantsValues() {
      for (CounterMeter counter : counters) {
        if (counter.wantsValues()) {
          return true;
        }
      }
      return false;
    }

    MethodSink sink() {
      return new WatchedMethod(ticks, calls, counters);
    }
  }
}
