package io.gameserverexporter.config.game;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What is to be watched of the game. Immutable and valid. */
public final class GameConfig {
  /** Nothing. */
  public static final GameConfig EMPTY =
      new GameConfig(
          Collections.emptyList(),
          Collections.emptyList(),
          Collections.emptyList(),
          Collections.emptyList());

  private final List<Tick> ticks;
  private final List<Gauge> gauges;
  private final List<MethodRef> methods;
  private final List<Counter> counters;

  GameConfig(
      List<Tick> ticks, List<Gauge> gauges, List<MethodRef> methods, List<Counter> counters) {
    this.ticks = Collections.unmodifiableList(ticks);
    this.gauges = Collections.unmodifiableList(gauges);
    this.methods = Collections.unmodifiableList(methods);
    this.counters = Collections.unmodifiableList(counters);
  }

  /** Of the same, with these ticks before the others; a loop that both name is taken from here. */
  public GameConfig withTicks(List<Tick> more) {
    List<Tick> all = new ArrayList<>(more);
    for (Tick tick : ticks) {
      boolean known = false;
      for (Tick other : more) {
        known |= other.loop.equals(tick.loop) || other.method.equals(tick.method);
      }
      if (!known) {
        all.add(tick);
      }
    }
    return new GameConfig(all, gauges, methods, counters);
  }

  public List<Tick> ticks() {
    return ticks;
  }

  public List<Gauge> gauges() {
    return gauges;
  }

  /** The methods whose calls are counted and timed. */
  public List<MethodRef> methods() {
    return methods;
  }

  public List<Counter> counters() {
    return counters;
  }

  /** A method that a loop calls once per tick. */
  public static final class Tick {
    private final String loop;
    private final MethodRef method;
    private final long budgetNanos;

    Tick(String loop, MethodRef method, long budgetNanos) {
      this.loop = loop;
      this.method = method;
      this.budgetNanos = budgetNanos;
    }

    /** The value of the label {@code loop}. */
    public String loop() {
      return loop;
    }

    public MethodRef method() {
      return method;
    }

    /** How long one call may take. */
    public long budgetNanos() {
      return budgetNanos;
    }
  }

  /** A number of the game's that goes up and down. */
  public static final class Gauge {
    private final String name;
    private final String help;
    private final ObjectPath value;
    private final Map<String, String> labels;

    Gauge(String name, String help, ObjectPath value, Map<String, String> labels) {
      this.name = name;
      this.help = help;
      this.value = value;
      this.labels = Collections.unmodifiableMap(labels);
    }

    public String name() {
      return name;
    }

    public String help() {
      return help;
    }

    public ObjectPath value() {
      return value;
    }

    /** Fixed ones, so that several gauges may have the same name. */
    public Map<String, String> labels() {
      return labels;
    }
  }

  /** The calls of a method, by what can be read off them. */
  public static final class Counter {
    private final String name;
    private final String help;
    private final MethodRef method;
    private final Map<String, ObjectPath> labels;

    Counter(String name, String help, MethodRef method, Map<String, ObjectPath> labels) {
      this.name = name;
      this.help = help;
      this.method = method;
      this.labels = Collections.unmodifiableMap(labels);
    }

    /** Ends in {@code _total}. */
    public String name() {
      return name;
    }

    public String help() {
      return help;
    }

    public MethodRef method() {
      return method;
    }

    /** In the order of the file. */
    public Map<String, ObjectPath> labels() {
      return labels;
    }
  }
}
