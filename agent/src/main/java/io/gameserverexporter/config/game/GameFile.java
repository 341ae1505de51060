package io.gameserverexporter.config.game;

import io.gameserverexporter.config.Text;
import io.gameserverexporter.config.game.GameConfig.Counter;
import io.gameserverexporter.config.game.GameConfig.Gauge;
import io.gameserverexporter.config.game.GameConfig.Tick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the configuration file. What is wrong in it is said with its line and column and left out;
 * the rest counts.
 */
public final class GameFile {
  private static final int LARGEST = 1 << 20;
  private static final int MOST_ITEMS = 1_000;

  private final Problems problems;
  private final Map<String, String> kinds = new HashMap<>();

  private GameFile(String name) {
    problems = new Problems(name);
  }

  /** What has been read, and what was wrong with it. */
  public static final class Result {
    private final @Nullable GameConfig config;
    private final List<String> problems;

    Result(@Nullable GameConfig config, List<String> problems) {
      this.config = config;
      this.problems = Collections.unmodifiableList(problems);
    }

    /** Null when the file could not be read at all, or is no YAML. */
    public @Nullable GameConfig config() {
      return config;
    }

    /** One message for each mistake, with file, line and column. */
    public List<String> problems() {
      return problems;
    }
  }

  /** Reads a file; one that cannot be read is a problem, too. */
  public static Result read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        text.write(buffer, 0, n);
        if (text.size() > LARGEST) {
          return unread(file + ": larger than " + LARGEST + " bytes, not read");
        }
      }
      return parse(file.toString(), new String(text.toByteArray(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return unread(file + ": cannot be read (" + e + ")");
    }
  }

  private static Result unread(String problem) {
    return new Result(null, Collections.singletonList(problem));
  }

  /**
   * Reads a file's text.
   *
   * @param name the file's, for messages
   */
  public static Result parse(String name, String text) {
    GameFile file = new GameFile(name);
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setMaxAliasesForCollections(50).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      GameConfig config = root.isPresent() ? file.config(root.get()) : GameConfig.EMPTY;
      return new Result(config, file.problems.messages());
    } catch (MarkedYamlEngineException e) {
      file.problems.add(e.getProblemMark(), "no YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      file.problems.add(Optional.empty(), "no YAML: " + Text.shown(String.valueOf(e.getMessage())));
    }
    return new Result(null, file.problems.messages());
  }

  private GameConfig config(Node root) {
    Entry file =
        new Entry(root, "configuration", problems, "ticks", "gauges", "methods", "counters");
    List<Tick> ticks = new ArrayList<>();
    for (Node item : items(file, "ticks")) {
      Tick tick = tick(item);
      if (tick != null && isNew(item, "loop " + tick.loop(), "")) {
        ticks.add(tick);
      }
    }
    List<Gauge> gauges = new ArrayList<>();
    for (Node item : items(file, "gauges")) {
      Gauge gauge = gauge(item);
      if (gauge != null
          && isOneKind(item, gauge.name(), "gauge", gauge.labels().keySet())
          && isNew(item, "gauge " + gauge.name(), gauge.labels().toString())) {
        gauges.add(gauge);
      }
    }
    Set<MethodRef> methods = new LinkedHashSet<>();
    for (Node item : items(file, "methods")) {
      String text = Entry.text(item);
      MethodRef method = text == null ? null : MethodRef.parse(text);
      if (method == null) {
        problems.add(item, "a method is written as com.example.Class#method; left out");
      } else {
        methods.add(method);
      }
    }
    List<Counter> counters = new ArrayList<>();
    for (Node item : items(file, "counters")) {
      Counter counter = counter(item);
      if (counter != null
          && isOneKind(item, counter.name(), "counter", counter.labels().keySet())
          && isNew(item, "counter " + counter.name(), counter.method().toString())) {
        counters.add(counter);
      }
    }
    return new GameConfig(ticks, gauges, new ArrayList<>(methods), counters);
  }

  private List<Node> items(Entry file, String key) {
    List<Node> items = Entry.items(file.node(key), key, problems);
    if (items.size() > MOST_ITEMS) {
      problems.add(
          items.get(MOST_ITEMS), key + ": no more than " + MOST_ITEMS + ", the rest is left out");
      return items.subList(0, MOST_ITEMS);
    }
    return items;
  }

  /** A name cannot be of two types, nor have other labels in another place. */
  private boolean isOneKind(Node at, String name, String kind, Set<String> labels) {
    String now = kind + " with the labels " + labels;
    String before = kinds.putIfAbsent(name, now);
    if (before != null && !before.equals(now)) {
      problems.add(at, name + " is a " + before + " already; left out");
      return false;
    }
    return true;
  }

  private boolean isNew(Node at, String what, String more) {
    if (kinds.putIfAbsent(what + " " + more, "") != null) {
      problems.add(at, "a second " + what + ", left out");
      return false;
    }
    return true;
  }

  private @Nullable Tick tick(Node item) {
    Entry entry = new Entry(item, "tick", problems, "method", "loop", "budget");
    MethodRef method = method(entry);
    if (method == null) {
      return null;
    }
    String budget = entry.optional("budget", "50ms");
    long nanos = Durations.nanos(budget);
    if (nanos <= 0) {
      entry.wrong("budget", "not a duration such as 50ms or 0.5s");
      return null;
    }
    return new Tick(entry.optional("loop", TickSetting.loopOf(method)), method, nanos);
  }

  private @Nullable Gauge gauge(Node item) {
    Entry entry = new Entry(item, "gauge", problems, "name", "help", "value", "labels");
    String name = metric(entry);
    String value = entry.required("value");
    if (name == null || value == null) {
      return null;
    }
    if (name.endsWith("_total")) {
      entry.wrong("name", "_total is for counters");
      return null;
    }
    try {
      Map<String, String> labels = new LinkedHashMap<>();
      for (Map.Entry<String, Node> label : labels(entry).entrySet()) {
        labels.put(label.getKey(), String.valueOf(Entry.text(label.getValue())));
      }
      ObjectPath path = PathParser.ofClass(value);
      return new Gauge(name, entry.optional("help", "From " + value + "."), path, labels);
    } catch (PathException e) {
      entry.wrong("value", e.why());
      return null;
    }
  }

  private @Nullable Counter counter(Node item) {
    Entry entry = new Entry(item, "counter", problems, "name", "help", "method", "labels");
    String name = metric(entry);
    MethodRef method = method(entry);
    if (name == null || method == null) {
      return null;
    }
    if (!name.endsWith("_total")) {
      entry.wrong("name", "a counter's name ends in _total");
      return null;
    }
    Map<String, ObjectPath> labels = new LinkedHashMap<>();
    for (Map.Entry<String, Node> label : labels(entry).entrySet()) {
      try {
        labels.put(label.getKey(), PathParser.ofCall(String.valueOf(Entry.text(label.getValue()))));
      } catch (PathException e) {
        problems.add(label.getValue(), e.why() + "; this counter is left out");
        return null;
      }
    }
    return new Counter(name, entry.optional("help", "Calls of " + method + "."), method, labels);
  }

  private Map<String, Node> labels(Entry entry) {
    Map<String, Node> labels = entry.texts("labels");
    labels
        .entrySet()
        .removeIf(
            label -> {
              boolean bad = !Names.isLabel(label.getKey());
              if (bad) {
                problems.add(
                    label.getValue(), Text.shown(label.getKey()) + " cannot be a label, ignored");
              }
              return bad;
            });
    return labels;
  }

  private static @Nullable MethodRef method(Entry entry) {
    String text = entry.required("method");
    MethodRef method = text == null ? null : MethodRef.parse(text);
    if (text != null && method == null) {
      entry.wrong("method", "not of the form com.example.Class#method");
    }
    return method;
  }

  private static @Nullable String metric(Entry entry) {
    String name = entry.required("name");
    if (name == null) {
      return null;
    }
    if (!Names.isMetric(name)) {
      entry.wrong("name", "not a metric's name (letters, digits and _)");
      return null;
    }
    String prefix = Reserved.prefixOf(name);
    if (prefix != null) {
      entry.wrong("name", "names that begin with " + prefix + " are the agent's own");
      return null;
    }
    return name;
  }
}
