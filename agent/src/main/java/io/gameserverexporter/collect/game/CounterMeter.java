package io.gameserverexporter.collect.game;

import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.config.game.GameConfig.Counter;
import io.gameserverexporter.config.game.ObjectPath;
import io.gameserverexporter.meter.SeriesBudget;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Calls that have returned, by labels that are read off them. */
final class CounterMeter {
  private static final String OTHER = "_other";
  private static final int LONGEST_VALUE = 100;

  private final Counter counter;
  private final SeriesBudget budget;
  private final String[] names;
  private final PathReader[] readers;
  private final Map<List<String>, LongAdder> series = new ConcurrentHashMap<>();
  // What takes the rest once the budget is spent; null before.
  private volatile @Nullable LongAdder other;

  CounterMeter(Counter counter, SeriesBudget budget) {
    this.counter = counter;
    this.budget = budget;
    names = counter.labels().keySet().toArray(new String[0]);
    readers = new PathReader[names.length];
    int i = 0;
    for (ObjectPath path : counter.labels().values()) {
      readers[i++] = new PathReader(path);
    }
    if (names.length == 0) {
      // There from the beginning, so that the first call is an increase.
      series.put(new ArrayList<>(), new LongAdder());
    }
  }

  Counter counter() {
    return counter;
  }

  /** Whether the values of the call are needed. */
  boolean wantsValues() {
    return names.length > 0;
  }

  /** A call has returned. */
  void returned(
      @Nullable Object self, @Nullable Object @Nullable [] arguments, @Nullable Object result) {
    String[] values = new String[readers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = PathReader.label(readers[i].ofCall(self, arguments, result), LONGEST_VALUE);
    }
    List<String> key = Arrays.asList(values);
    LongAdder adder = series.get(key);
    if (adder == null) {
      LongAdder beyond = other;
      adder = beyond == null ? add(key) : limited(beyond);
    }
    adder.increment();
  }

  private LongAdder limited(LongAdder beyond) {
    budget.limited();
    return beyond;
  }

  private synchronized LongAdder add(List<String> key) {
    LongAdder known = series.get(key);
    if (known != null) {
      return known;
    }
    LongAdder beyond = other;
    if (beyond != null) {
      return limited(beyond);
    }
    LongAdder adder = new LongAdder();
    if (budget.take(1)) {
      series.put(key, adder);
      return adder;
    }
    String[] values = new String[names.length];
    Arrays.fill(values, OTHER);
    series.put(Arrays.asList(values), adder);
    other = adder;
    Stderr.line(
        "the counter "
            + counter.name()
            + " has too many values of its labels "
            + Arrays.toString(names)
            + "; new ones are counted as _other. Find out which of them never repeats, or raise"
            + " max_series.");
    return limited(adder);
  }

  /** Gives each series with its count. */
  void each(Each to) {
    for (Map.Entry<List<String>, LongAdder> entry : series.entrySet()) {
      Labels labels =
          names.length == 0
              ? Labels.EMPTY
              : Labels.of(names, entry.getKey().toArray(new String[0]));
      to.value(labels, (double) entry.getValue().sum());
    }
  }

  /** Takes series. */
  interface Each {
    void value(Labels labels, double count);
  }
}
