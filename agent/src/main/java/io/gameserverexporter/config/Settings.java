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

/** The agent's settings, immutable and valid. Made by {@link SettingsReader}. */
public final class Settings {
  /** What {@code enabled} says for every collector and probe that runs without being asked for. */
  static final String ALL = "all";

  /** What {@code tasks} says for those that run more often than once a second. */
  static final String FAST = "fast";

  /** What {@code tasks} says for none. */
  static final String OFF = "off";

  private final String host;
  private final int port;
  private final Set<String> enabled;
  private final Set<String> disabled;
  private final double[] buckets;
  private final int maxSeries;
  private final List<String> routes;
  private final String config;
  private final List<String> ticks;
  private final String tasks;
  private final SortedMap<String, String> labels;
  private final String procfs;
  private final String sysfs;
  private final String rootfs;
  private final String textfile;
  private final Map<String, String> given;

  Settings(
      String host,
      int port,
      Set<String> enabled,
      Set<String> disabled,
      double[] buckets,
      int maxSeries,
      List<String> routes,
      String config,
      List<String> ticks,
      String tasks,
      SortedMap<String, String> labels,
      String procfs,
      String sysfs,
      String rootfs,
      String textfile,
      Map<String, String> given) {
    this.host = host;
    this.port = port;
    this.enabled = Collections.unmodifiableSet(new LinkedHashSet<>(enabled));
    this.disabled = Collections.unmodifiableSet(new LinkedHashSet<>(disabled));
    this.buckets = buckets.clone();
    this.maxSeries = maxSeries;
    this.routes = Collections.unmodifiableList(new ArrayList<>(routes));
    this.config = config;
    this.ticks = Collections.unmodifiableList(new ArrayList<>(ticks));
    this.tasks = tasks;
    this.labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    this.procfs = procfs;
    this.sysfs = sysfs;
    this.rootfs = rootfs;
    this.textfile = textfile;
    this.given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  /** The settings that somebody has given, by key, as the agent has understood them. */
  public Map<String, String> given() {
    return given;
  }

  /** Address or name that the endpoint listens on. */
  public String host() {
    return host;
  }

  /** Port that the endpoint listens on, 0 to 65535; 0 takes a free one. */
  public int port() {
    return port;
  }

  /**
   * Whether a collector or probe of this name is to run: when {@code enabled} is given, only the
   * ones that it names, unless it names {@code all}; never the ones that {@code disabled} names.
   */
  public boolean isOn(String name) {
    return (enabled.isEmpty() || enabled.contains(ALL) || enabled.contains(name))
        && !disabled.contains(name);
  }

  /** Whether one that only runs where somebody asks for it is to run: {@code enabled} names it. */
  public boolean isAskedFor(String name) {
    return enabled.contains(name) && !disabled.contains(name);
  }

  /** Upper bounds of the request duration buckets in seconds, ascending, without +Inf. */
  public double[] buckets() {
    return buckets.clone();
  }

  /** How many time series requests may create in all. */
  public int maxSeries() {
    return maxSeries;
  }

  /** Templates of routes that the operator gives, such as {@code /players/{id}}. */
  public List<String> routes() {
    List<String> templates = new ArrayList<>(routes);
    templates.remove(RouteList.AUTO);
    return templates;
  }

  /** Whether routes are to be made of paths where the server has none. */
  public boolean routesFromPaths() {
    return routes.contains(RouteList.AUTO);
  }

  /** The file that says what is to be watched of the game; empty when there is none. */
  public String config() {
    return config;
  }

  /**
   * Methods that loops call once per tick: {@code com.example.World#tick}, where the budget is not
   * that of 20 ticks per second with it: {@code com.example.World#tick:20ms}.
   */
  public List<String> ticks() {
    return ticks;
  }

  /** Whether scheduled tasks are counted. */
  public boolean countsTasks() {
    return !tasks.equals(OFF);
  }

  /** Whether those scheduled tasks are counted, too, that run once a second or less often. */
  public boolean countsSlowTasks() {
    return tasks.equals(ALL);
  }

  /** Whether anything of the game itself is to be watched. */
  public boolean watchesTheGame() {
    return !config.isEmpty() || !ticks.isEmpty();
  }

  /** Fixed labels that every series carries. */
  public SortedMap<String, String> labels() {
    return labels;
  }

  /** Where the proc file system of the host is mounted, {@code /proc} by default. */
  public String procfs() {
    return procfs;
  }

  /** Where the sys file system of the host is mounted, {@code /sys} by default. */
  public String sysfs() {
    return sysfs;
  }

  /** Where the root file system of the host is mounted, {@code /} by default. */
  public String rootfs() {
    return rootfs;
  }

  /** Directory with text files of other programs' metrics; empty for none. */
  public String textfile() {
    return textfile;
  }
}
