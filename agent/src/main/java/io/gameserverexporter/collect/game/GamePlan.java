package io.gameserverexporter.collect.game;

import io.gameserverexporter.boot.GameMethods;
import io.gameserverexporter.boot.MethodSink;
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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is watched of the game at the moment: the meters by what the configuration says, and the
 * sinks that feed them.
 *
 * <p>Another configuration keeps the meters of what stays in it, so that no count falls back.
 */
public final class GamePlan {
  private final TickMeters tickMeters;
  private final KnownLoops knownLoops;
  private final SeriesBudget budget;
  private final Consumer<List<GameWeave>> weaving;
  private final Map<MethodRef, Integer> slots = new HashMap<>();
  private final Map<String, Integer> classSlots = new HashMap<>();
  final DurationHistogram callDurations;
  private final Map<String, TickMeter> allTicks = new HashMap<>();
  private final Map<MethodRef, CallMeter> allCalls = new HashMap<>();
  private final Map<String, CounterMeter> allCounters = new HashMap<>();
  private final Map<String, LivingObjects> allObjects = new HashMap<>();
  private volatile Watched watched = new Watched();

  /**
   * @param boundsSeconds of the buckets for calls
   * @param tickMeters makes meters of ticks
   * @param knownLoops leave to the operator what the operator names
   * @param weaving has the methods woven
   */
  public GamePlan(
      double[] boundsSeconds,
      TickMeters tickMeters,
      KnownLoops knownLoops,
      SeriesBudget budget,
      Consumer<List<GameWeave>> weaving) {
    this.tickMeters = tickMeters;
    this.knownLoops = knownLoops;
    this.budget = budget;
    this.weaving = weaving;
    callDurations =
        new DurationHistogram(
            "game_method_duration_seconds",
            "Calls of the methods that the configuration names, and how long they took.",
            boundsSeconds);
  }

  /** The meters of one configuration, or those of them that are woven. */
  static final class Watched {
    // By meter.
    private final Map<Object, GameWeave> weaves = new HashMap<>();
    final Map<String, TickMeter> ticks = new LinkedHashMap<>();
    final Map<String, CallMeter> calls = new LinkedHashMap<>();
    final List<CounterMeter> counters = new ArrayList<>();
    final List<GaugeMeter> gauges = new ArrayList<>();

    /** One file may serve several programs: what this one has not loaded is not shown. */
    private Watched woven() {
      Watched woven = new Watched();
      ticks.forEach((loop, meter) -> addIf(isWoven(meter), woven.ticks, loop, meter));
      calls.forEach((method, meter) -> addIf(isWoven(meter), woven.calls, method, meter));
      for (CounterMeter counter : counters) {
        if (isWoven(counter)) {
          woven.counters.add(counter);
        }
      }
      for (GaugeMeter gauge : gauges) {
        if (isWoven(gauge)) {
          woven.gauges.add(gauge);
        }
      }
      return woven;
    }

    private static <T> void addIf(boolean wanted, Map<String, T> to, String key, T meter) {
      if (wanted) {
        to.put(key, meter);
      }
    }

    private boolean isWoven(Object meter) {
      GameWeave weave = weaves.get(meter);
      // What begins at a class needs no weaving.
      return weave == null || weave.isWoven();
    }
  }

  /** What can be shown at this moment. */
  Watched watched() {
    return watched.woven();
  }

  /** Watches what this configuration says, and nothing else. */
  public synchronized void watch(GameConfig config) {
    knownLoops.leave(config.ticks());
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
    Map<String, List<GaugeMeter>> classes = new LinkedHashMap<>();
    for (Gauge gauge : config.gauges()) {
      String className = gauge.value().className();
      GaugeMeter meter = new GaugeMeter(gauge, className == null ? null : objects(className));
      if (className != null) {
        classes.computeIfAbsent(className, key -> new ArrayList<>()).add(meter);
      }
      now.gauges.add(meter);
    }
    install(wanted, classes, now.weaves);
    // Last: what is shown is counted.
    watched = now;
  }

  private void install(
      Map<MethodRef, Wanted> wanted,
      Map<String, List<GaugeMeter>> classes,
      Map<Object, GameWeave> ofMeters) {
    List<GameWeave> weaves = new ArrayList<>();
    for (Map.Entry<MethodRef, Wanted> each : wanted.entrySet()) {
      MethodRef method = each.getKey();
      Kind kind = each.getValue().wantsValues() ? Kind.VALUES : Kind.CALLS;
      int slot = slot(slots, method);
      GameMethods.install(slot, each.getValue().sink());
      GameWeave weave = new GameWeave(kind, method.className(), method.method(), slot);
      weaves.add(weave);
      each.getValue().meters().forEach(meter -> ofMeters.put(meter, weave));
    }
    for (Map.Entry<String, List<GaugeMeter>> each : classes.entrySet()) {
      int slot = slot(classSlots, each.getKey());
      GameMethods.install(slot, objects(each.getKey()));
      GameWeave weave = new GameWeave(Kind.OBJECTS, each.getKey(), "", slot);
      weaves.add(weave);
      each.getValue().forEach(meter -> ofMeters.put(meter, weave));
    }
    for (Map.Entry<MethodRef, Integer> each : slots.entrySet()) {
      if (!wanted.containsKey(each.getKey())) {
        GameMethods.install(each.getValue(), null);
      }
    }
    for (Map.Entry<String, Integer> each : classSlots.entrySet()) {
      if (!classes.containsKey(each.getKey())) {
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
      meter = tickMeters.make(tick.loop(), tick.budgetNanos());
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

    List<Object> meters() {
      List<Object> all = new ArrayList<>(counters);
      if (ticks != null) {
        all.add(ticks);
      }
      if (calls != null) {
        all.add(calls);
      }
      return all;
    }

    MethodSink sink() {
      return new WatchedMethod(ticks, calls, counters);
    }
  }
}
