package io.gameserverexporter.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whole servers under load, with each variant in turn. */
final class UnderLoad {
  private static final double MAX_BYTES = 50;
  private static final double MAX_CPU_RATIO = 1.03;
  private static final double MAX_MEGABYTES = 25;
  private static final double MAX_THREADS = 3;

  private final Layout layout;
  private final Effort effort;
  private final Report report;

  UnderLoad(Layout layout, Effort effort, Report report) {
    this.layout = layout;
    this.effort = effort;
    this.report = report;
  }

  /**
   * Runs all rounds.
   *
   * @param deadline of {@link System#nanoTime}, after which no further round begins
   */
  void run(long deadline) throws IOException {
    Map<Server, Map<Variant, List<LoadedRun>>> runs = new EnumMap<>(Server.class);
    for (int round = 1; round <= effort.rounds(); round++) {
      if (round > 1 && System.nanoTime() > deadline) {
        report.progress("time is up: %d of %d rounds were run", round - 1, effort.rounds());
        break;
      }
      for (Server server : Server.values()) {
        for (Variant variant : Variant.values()) {
          if (variant.runsOn(server)) {
            report.progress(
                "%s with %s, round %d of %d", server.title, variant.title, round, effort.rounds());
            runs.computeIfAbsent(server, s -> new EnumMap<>(Variant.class))
                .computeIfAbsent(variant, v -> new ArrayList<>())
                .add(LoadedRun.measure(layout, server, variant, effort));
          }
        }
      }
    }
    runs.forEach(this::print);
  }

  private void print(Server server, Map<Variant, List<LoadedRun>> runs) {
    Summary none = Summary.of(runs, Variant.NONE);
    Table table =
        new Table(
            "under load, median of " + none.rounds,
            "bytes/request",
            "more",
            "CPU/request",
            "ratio",
            "process CPU/request",
            "GC/million",
            "resident",
            "more",
            "heap",
            "threads",
            "counted");
    int unrest = 0;
    for (Variant variant : runs.keySet()) {
      Summary s = Summary.of(runs, variant);
      unrest += s.unrest;
      table.add(
          variant.title,
          Numbers.format("%.0f", s.bytes),
          Numbers.format("%+.0f", s.bytes - none.bytes),
          Numbers.format("%.2f us", s.cpuMicros),
          Numbers.format("x%.3f", s.cpuMicros / none.cpuMicros),
          Numbers.format("%.1f us", s.processCpuMicros),
          Numbers.format("%.0f", s.collections),
          Numbers.format("%.0f MB", s.megabytes),
          Numbers.format("%+.0f", s.megabytes - none.megabytes),
          Numbers.format("%.1f MB", s.heapMegabytes),
          Numbers.format("%.0f", s.threads),
          s.counted);
    }
    report.section(
        server.title,
        table,
        "CPU/request is that of the threads that serve requests; resident and heap are the least of"
            + " all rounds, after a garbage collection.",
        "Runs in which the JIT had not come to rest: " + unrest + ".");
    Summary agent = Summary.of(runs, Variant.AGENT);
    String where = server.title + ": ";
    report.target(
        where + "allocated per request", MAX_BYTES, agent.bytes - none.bytes, "%+.0f bytes");
    report.target(
        where + "CPU of the request threads",
        MAX_CPU_RATIO,
        agent.cpuMicros / none.cpuMicros,
        "x%.3f");
    report.target(
        where + "resident memory", MAX_MEGABYTES, agent.megabytes - none.megabytes, "%+.1f MB");
    report.target(where + "threads", MAX_THREADS, agent.threads - none.threads, "%+.0f");
  }

  /** All runs of one variant. */
  private record Summary(
      int rounds,
      double bytes,
      double cpuMicros,
      double processCpuMicros,
      double collections,
      double megabytes,
      double heapMegabytes,
      double threads,
      String counted,
      int unrest) {

    static Summary of(Map<Variant, List<LoadedRun>> all, Variant variant) {
      List<LoadedRun> runs = all.getOrDefault(variant, List.of());
      return new Summary(
          runs.size(),
          Numbers.median(runs, LoadedRun::bytes),
          Numbers.median(runs, LoadedRun::cpuMicros),
          Numbers.median(runs, LoadedRun::processCpuMicros),
          Numbers.median(runs, LoadedRun::collections),
          Numbers.least(runs, LoadedRun::resident) / Numbers.MEGABYTE,
          Numbers.least(runs, LoadedRun::heap) / Numbers.MEGABYTE,
          Numbers.least(runs, LoadedRun::threads),
          counted(runs),
          (int) runs.stream().filter(run -> !run.quiet()).count());
    }

    /** An agent that does not count costs nothing: that would be no result. */
    private static String counted(List<LoadedRun> runs) {
      long sent = 0;
      long counted = 0;
      for (LoadedRun run : runs) {
        if (run.counted() < 0) {
          return "";
        }
        sent += run.sent();
        counted += run.counted();
      }
      return sent == counted ? "all" : counted + " of " + sent;
    }
  }
}
