package io.gameserverexporter.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings in the making: all have their default until they are set. */
final class Draft {
  private static final int MOST_SERIES = 1_000_000;

  private final @Nullable Set<String> knownNames;

  private String host = "127.0.0.1";
  private int port = 19100;
  private Set<String> enabled = Collections.emptySet();
  private Set<String> disabled = Collections.emptySet();
  private double[] buckets = {.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10};
  private int maxSeries = 10_000;
  private List<String> routes = Collections.emptyList();
  private String config = "";
  private List<String> ticks = Collections.emptyList();
  private String tasks = Settings.FAST;
  private SortedMap<String, String> labels = new TreeMap<>();
  private String procfs = "/proc";
  private String sysfs = "/sys";
  private String rootfs = "/";
  private String textfile = "";
  private final Map<String, String> chosen = new LinkedHashMap<>();

  /**
   * @param knownNames names of all collectors and probes, or null to take any
   */
  Draft(@Nullable Set<String> knownNames) {
    this.knownNames = knownNames;
  }

  /**
   * Sets one value.
   *
   * @param problems takes what is wrong with single items of a list whose others are used
   * @throws BadValue when the value cannot be used; the setting keeps the one that it has
   */
  void set(Given given, List<String> problems) throws BadValue {
    String value = given.value;
    switch (given.key) {
      case HOST:
        host = Values.host(value);
        break;
      case PORT:
        port = Values.port(value);
        break;
      case ENABLED:
        Set<String> wanted = NameList.parse(value, withAll(), given.subject(), problems);
        if (wanted.isEmpty()) {
          throw new BadValue("names no collector and no probe");
        }
        enabled = wanted;
        break;
      case DISABLED:
        disabled = NameList.parse(value, knownNames, given.subject(), problems);
        break;
      case BUCKETS:
        buckets = Values.buckets(value);
        break;
      case MAX_SERIES:
        maxSeries = Values.wholeNumber(value, 1, MOST_SERIES);
        break;
      case ROUTES:
        routes = RouteList.parse(value, given.subject(), problems);
        break;
      case CONFIG:
        config = value;
        break;
      case TICKS:
        ticks = TickList.parse(value, given.subject(), problems);
        break;
      case TASKS:
        tasks = Values.tasks(value);
        break;
      case LABELS:
        labels = FixedLabels.parse(value, given.subject(), problems);
        break;
      case PROCFS:
        procfs = Values.path(value);
        break;
      case SYSFS:
        sysfs = Values.path(value);
        break;
      case ROOTFS:
        rootfs = Values.path(value);
        break;
      case TEXTFILE:
        textfile = Values.path(value);
        break;
    }
    chosen.put(given.key.text, shown(given.key));
  }

  private @Nullable Set<String> withAll() {
    if (knownNames == null) {
      return null;
    }
    Set<String> names = new LinkedHashSet<>(knownNames);
    names.add(Settings.ALL);
    return names;
  }

  /** The value that a setting has, for a message. */
  String shown(Key key) {
    switch (key) {
      case HOST:
        return host;
      case PORT:
        return Integer.toString(port);
      case ENABLED:
        return enabled.isEmpty() ? Settings.ALL : Text.join(enabled);
      case DISABLED:
        return disabled.isEmpty() ? "none" : Text.join(disabled);
      case BUCKETS:
        List<String> bounds = new ArrayList<>();
        for (double bound : buckets) {
          bounds.add(Double.toString(bound));
        }
        return Text.join(bounds);
      case MAX_SERIES:
        return Integer.toString(maxSeries);
      case ROUTES:
        return routes.isEmpty() ? "none" : Text.join(routes);
      case CONFIG:
        return config.isEmpty() ? "none" : config;
      case TICKS:
        return ticks.isEmpty() ? "none" : Text.join(ticks);
      case TASKS:
        return tasks;
      case LABELS:
        return labels.isEmpty() ? "none" : labels.toString();
      case PROCFS:
        return procfs;
      case SYSFS:
        return sysfs;
      case ROOTFS:
        return rootfs;
      case TEXTFILE:
        return textfile.isEmpty() ? "none" : textfile;
    }
    throw new AssertionError(key);
  }

  Settings build() {
    return new Settings(
        host, port, enabled, disabled, buckets, maxSeries, routes, config, ticks, tasks, labels,
        procfs, sysfs, rootfs, textfile, chosen);
  }
}
