package io.gameserverexporter.collect;

import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.SourceTable;
import io.gameserverexporter.config.Settings;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.registry.PrometheusScrapeRequest;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the JVM, the process, the container and the host: every source in {@link
 * SourceTable} that the settings leave on.
 *
 * <p>A source that fails or hangs takes nothing else with it; one line on standard error says what
 * is missing, and {@code gameserver_exporter_collector_success} has it. A scrape reads what is
 * cheap and takes the newest sample of the rest; it neither forks nor touches a file system that
 * may block, and waits for nothing that hangs.
 */
public final class Collectors implements MultiCollector, AutoCloseable {
  /** Beyond this a background reading counts as hanging; node_exporter's mount timeout. */
  private static final long PATIENCE_MILLIS = 5_000;

  private final PrometheusRegistry registry;
  private final List<GuardedSource> sources = new ArrayList<>();
  private final Sampler sampler;
  private final ScrapeReader reader;
  private volatile @Nullable SelfMetrics selfMetrics;

  Collectors(
      PrometheusRegistry registry,
      List<String> names,
      SourceTable table,
      long patienceMillis,
      Runnable aside) {
    this.registry = registry;
    for (String name : names) {
      sources.add(new GuardedSource(name, table));
    }
    sampler = new Sampler(sources, patienceMillis, aside);
    reader = new ScrapeReader(sources, sampler);
  }

  /** Every name that the settings {@code enabled} and {@code disabled} may give to a collector. */
  public static List<String> names() {
    return StandardSources.names();
  }

  /** Whether the settings want the collector of this name. */
  public static boolean isOn(String name, Settings settings) {
    return StandardSources.isOn(name, settings);
  }

  /**
   * Starts every collector that the settings leave on and registers them as one. Returns at once:
   * the sources open on a daemon thread, and each is in the scrapes as soon as it was read for the
   * first time. Never throws for a source; when there is no thread to be had, all are off and a
   * line on standard error says so.
   *
   * @param properties the configuration of prometheus-metrics, so that the application's is not
   *     read
   * @param instrumentation opens what the JVM keeps to itself
   * @param game what is known of the game, or named by the operator; null for nothing
   * @param aside what else the sampler's thread is to do every few seconds; takes no time
   */
  public static Collectors start(
      Settings settings,
      PrometheusRegistry registry,
      PrometheusProperties properties,
      Instrumentation instrumentation,
      @Nullable SourceTable game,
      Runnable aside) {
    List<String> on = new ArrayList<>();
    for (String name : StandardSources.names()) {
      if (isOn(name, settings)) {
        on.add(name);
      }
    }
    Paths paths = new Paths(settings.procfs(), settings.sysfs(), settings.rootfs());
    return start(
        registry,
        on,
        new StandardSources(
            paths, properties, instrumentation, settings.textfile(), settings.labels(), game),
        PATIENCE_MILLIS,
        aside);
  }

  /**
   * Starts the named collectors of a table.
   *
   * @param patienceMillis beyond this a reading in the background counts as hanging
   */
  public static Collectors start(
      PrometheusRegistry registry, List<String> names, SourceTable table, long patienceMillis) {
    return start(registry, names, table, patienceMillis, () -> {});
  }

  private static Collectors start(
      PrometheusRegistry registry,
      List<String> names,
      SourceTable table,
      long patienceMillis,
      Runnable aside) {
    Collectors collectors = new Collectors(registry, names, table, patienceMillis, aside);
    registry.register(collectors);
    try {
      collectors.sampler.start();
    } catch (Throwable e) {
      Stderr.line(
          "metrics of the JVM, the process and the host are off, requests are counted: no thread"
              + " to read them, "
              + Stderr.brief(e)
              + "; raise the limit of threads or memory and restart");
    }
    return collectors;
  }

  /**
   * Waits until every collector was read once, or was found not to work, so that a scrape shows all
   * there is.
   *
   * @return false when that took longer than the given milliseconds
   */
  public boolean awaitReady(long timeoutMillis) throws InterruptedException {
    return sampler.awaitFirstRound(timeoutMillis);
  }

  /** How each collector that the settings leave on fares, in the order in which they open. */
  public List<CollectorState> states() {
    List<CollectorState> states = new ArrayList<>(sources.size());
    for (GuardedSource source : sources) {
      states.add(source.state());
    }
    return states;
  }

  @Override
  public MetricSnapshots collect() {
    return new MetricSnapshots(read());
  }

  /** Keeps what the filter names, with or without the ending of a counter. */
  @Override
  public MetricSnapshots collect(
      Predicate<String> includedNames, @Nullable PrometheusScrapeRequest scrapeRequest) {
    List<MetricSnapshot> included = new ArrayList<>();
    for (MetricSnapshot snapshot : read()) {
      MetricMetadata metadata = snapshot.getMetadata();
      if (includedNames.test(metadata.getPrometheusName())
          || includedNames.test(metadata.getExpositionBasePrometheusName())) {
        included.add(snapshot);
      }
    }
    return new MetricSnapshots(included);
  }

  private List<MetricSnapshot> read() {
    List<MetricSnapshot> all = new ArrayList<>();
    // One at a time, so that each gets what was read for it.
    synchronized (reader) {
      sampler.check();
      reader.read();
      for (GuardedSource source : sources) {
        if (source.foreign() == null) {
          source.collect(all);
        }
      }
      for (GuardedSource source : sources) {
        ForeignFamilies.add(source, all);
      }
    }
    all.addAll(selfMetrics().collect());
    return all;
  }

  /** Made by the first scrape, to keep its classes out of the start. */
  private SelfMetrics selfMetrics() {
    SelfMetrics made = selfMetrics;
    if (made == null) {
      made = new SelfMetrics(sources);
      selfMetrics = made;
    }
    return made;
  }

  /** Ends the background thread and takes the metrics out of the registry. */
  @Override
  public void close() {
    registry.unregister(this);
    sampler.stop();
    for (GuardedSource source : sources) {
      source.close();
    }
  }
}
