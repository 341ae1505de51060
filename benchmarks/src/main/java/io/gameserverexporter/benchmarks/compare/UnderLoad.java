package io.gameserverexporter.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Whole servers under load.
 *
 * <p>In a round all variants of a server are started and warmed up one after the other, then loaded
 * in short turns, so that whatever else the machine does strikes all of them. Only one has load at
 * a time. The JIT does not do the same in every JVM: hence several rounds.
 */
final class UnderLoad {
  private static final double MAX_MEGABYTES = 25;
  private static final double MAX_THREADS = 3;

  private final Layout layout;
  private final Effort effort;
  private final Report report;
  private final Kind kind;
  private final List<Server> servers;

  UnderLoad(Layout layout, Effort effort, Report report, Kind kind, List<Server> servers) {
    this.layout = layout;
    this.effort = effort;
    this.report = report;
    this.kind = kind;
    this.servers = servers;
  }

  /**
   * Runs all rounds.
   *
   * @param deadline of {@link System#nanoTime}, after which no further round begins
   */
  void run(long deadline) throws IOException {
    Map<Server, List<Map<Variant, LoadedRun>>> rounds = new EnumMap<>(Server.class);
    for (int round = 1; round <= effort.rounds(); round++) {
      if (round > 1 && System.nanoTime() > deadline) {
        report.progress("time is up: %d of %d rounds were run", round - 1, effort.rounds());
        break;
      }
      for (Server server : servers) {
        report.progress("load on %s, round %d of %d", server.title, round, effort.rounds());
        rounds.computeIfAbsent(server, s -> new ArrayList<>()).add(round(server));
      }
    }
    rounds.forEach(this::print);
  }

  private Map<Variant, LoadedRun> round(Server server) throws IOException {
    List<LoadedServer> loaded = new ArrayList<>();
    try {
      Map<Variant, Boolean> quiet = new EnumMap<>(Variant.class);
      Map<Variant, List<Window>> windows = new EnumMap<>(Variant.class);
      for (Variant variant : Variant.values()) {
        if (variant.runsOn(server)) {
          LoadedServer one = new LoadedServer(layout, server, variant);
          loaded.add(one);
          quiet.put(
              variant,
              one.warmUp(
                  kind.perRequest * effort.warmUpRequests(),
                  kind.perRequest * effort.maxWarmUpRequests()));
          windows.put(variant, new ArrayList<>());
        }
      }
      List<LoadedServer> order = new ArrayList<>(loaded);
      for (int i = 0; i < effort.windows(); i++) {
        for (LoadedServer one : order) {
          windows
              .getOrDefault(one.variant(), new ArrayList<>())
              .add(one.measure(kind.perRequest * effort.windowRequests()));
        }
        // There and back: no variant is always the one after a busy neighbour.
        Collections.reverse(order);
      }
      Map<Variant, LoadedRun> runs = new EnumMap<>(Variant.class);
      for (LoadedServer one : loaded) {
        runs.put(
            one.variant(),
            new LoadedRun(
                windows.getOrDefault(one.variant(), List.of()),
                one.atRest(),
                one.sent(),
                one.counted(),
                quiet.getOrDefault(one.variant(), false)));
      }
      return runs;
    } finally {
      for (LoadedServer one : loaded) {
        one.close();
      }
    }
  }

  private void print(Server server, List<Map<Variant, LoadedRun>> rounds) {
    Summary none = Summary.of(rounds, Variant.NONE);
    Table table =
        new Table(
            "under load, rounds: " + rounds.size(),
            "CPU/" + kind.noun,
            "ratio",
            "process CPU/" + kind.noun,
            "bytes/" + kind.noun,
            "GC/million",
            "resident",
            "more",
            "heap",
            "threads",
            "counted");
    int unrest = 0;
    for (Variant variant : rounds.get(0).keySet()) {
      Summary s = Summary.of(rounds, variant);
      unrest += s.unrest;
      table.add(
          variant.title,
          Numbers.format("%.3f us", s.cpuMicros),
          Numbers.format("x%.3f", s.cpuRatio),
          Numbers.format("%.2f us", s.processCpuMicros),
          Numbers.format("%.0f", s.bytes),
          Numbers.format("%.0f", s.collections),
          Numbers.format("%.0f MB", s.megabytes),
          Numbers.format("%+.0f", s.megabytes - none.megabytes),
          Numbers.format("%.1f MB", s.heapMegabytes),
          Numbers.format("%.0f", s.threads),
          variant.hasEndpoint() ? s.counted : "");
    }
    report.section(
        "Load, " + server.title,
        table,
        "Runs in which the JIT had not come to rest: " + unrest + ".");
    Summary agent = Summary.of(rounds, Variant.AGENT);
    String where = server.title + ": ";
    report.target(where + "CPU of the request threads", kind.maxCpuRatio, agent.cpuRatio, "x%.3f");
    report.target(
        where + "resident memory", MAX_MEGABYTES, agent.megabytes - none.megabytes, "%+.1f MB");
    report.target(where + "threads", MAX_THREADS, agent.threads - none.threads, "%+.0f");
  }

  /** One variant in all rounds: medians under load, the least at rest. */
  private record Summary(
      double cpuMicros,
      double cpuRatio,
      double processCpuMicros,
      double bytes,
      double collections,
      double megabytes,
      double heapMegabytes,
      double threads,
      String counted,
      int unrest) {

    static Summary of(List<Map<Variant, LoadedRun>> rounds, Variant variant) {
      List<LoadedRun> runs = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (Map<Variant, LoadedRun> round : rounds) {
        LoadedRun run = round.get(variant);
        LoadedRun none = round.get(Variant.NONE);
        if (run != null && none != null) {
          runs.add(run);
          ratios.add(run.cpuRatioTo(none));
        }
      }
      List<Window> windows = runs.stream().flatMap(run -> run.windows().stream()).toList();
      return new Summary(
          Numbers.median(windows, Window::cpuMicros),
          Numbers.median(ratios, Double::doubleValue),
          Numbers.median(windows, Window::processCpuMicros),
          Numbers.median(windows, Window::bytes),
          windows.stream().mapToDouble(Window::collections).average().orElse(Double.NaN),
          least(runs, run -> run.atRest().resident() / Numbers.MEGABYTE),
          least(runs, run -> run.atRest().heapUsed() / Numbers.MEGABYTE),
          least(runs, run -> run.atRest().threads()),
          counted(runs),
          (int) runs.stream().filter(run -> !run.quiet()).count());
    }

    private static double least(List<LoadedRun> runs, ToDoubleFunction<LoadedRun> value) {
      return Numbers.least(runs, value);
    }

    /** An agent that does not count costs nothing: that would be no result. */
    private static String counted(List<LoadedRun> runs) {
      long sent = runs.stream().mapToLong(LoadedRun::sent).sum();
      long counted = runs.stream().mapToLong(LoadedRun::counted).sum();
      return sent == counted ? "all" : counted + " of " + sent;
    }
  }
}
