package io.gameserverexporter.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** From the start of the process to the first response, on Spring Boot. */
final class StartUp {
  private static final Server SERVER = Server.SPRING_BOOT;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Long enough for what an agent puts off until after the start. */
  private static final long LATER_MILLIS = 2_000;

  private static final double MAX_TIME_RATIO = 1.15;
  private static final double MAX_CPU_RATIO = 1.2;
  private static final double MAX_FIRST_SCRAPE_MILLIS = 50;

  private final Layout layout;
  private final Effort effort;
  private final Report report;

  StartUp(Layout layout, Effort effort, Report report) {
    this.layout = layout;
    this.effort = effort;
    this.report = report;
  }

  /**
   * One start.
   *
   * @param millis until the first response
   * @param cpuMillis of the whole process until then
   * @param laterCpuMillis of the whole process a little later
   * @param firstScrapeMillis how long the first scrape took, NaN where there is none
   */
  private record Start(
      double millis, double cpuMillis, double laterCpuMillis, double firstScrapeMillis) {}

  void run() throws IOException {
    Map<Variant, List<Start>> starts = new EnumMap<>(Variant.class);
    for (int round = 1; round <= effort.startRounds(); round++) {
      report.progress("start of %s, round %d of %d", SERVER.title, round, effort.startRounds());
      for (Variant variant : Variant.values()) {
        starts.computeIfAbsent(variant, v -> new ArrayList<>()).add(start(variant));
      }
    }
    print(starts);
  }

  private Start start(Variant variant) throws IOException {
    try (ServerProcess process = ServerProcess.start(layout, SERVER, variant);
        HttpConnection connection = process.connect()) {
      connection.get();
      double millis = process.nanosSinceStart() / NANOS_PER_MILLI;
      double cpuMillis = process.cpu().toMillis();
      Pause.millis(LATER_MILLIS);
      double laterCpuMillis = process.cpu().toMillis();
      double firstScrapeMillis = variant.hasEndpoint() ? firstScrapeMillis(process) : Double.NaN;
      return new Start(millis, cpuMillis, laterCpuMillis, firstScrapeMillis);
    }
  }

  private static double firstScrapeMillis(ServerProcess process) throws IOException {
    try (HttpConnection metrics = process.connectToMetrics()) {
      long start = System.nanoTime();
      metrics.get();
      return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }
  }

  private void print(Map<Variant, List<Start>> starts) {
    Start none = best(starts, Variant.NONE);
    Table table =
        new Table(
            "start, best of " + effort.startRounds(),
            "first response",
            "ratio",
            "CPU by then",
            "ratio",
            "CPU 2 s later",
            "ratio",
            "first scrape");
    for (Variant variant : starts.keySet()) {
      Start best = best(starts, variant);
      table.add(
          variant.title,
          Numbers.format("%.0f ms", best.millis),
          Numbers.format("x%.2f", best.millis / none.millis),
          Numbers.format("%.0f ms", best.cpuMillis),
          Numbers.format("x%.2f", best.cpuMillis / none.cpuMillis),
          Numbers.format("%.0f ms", best.laterCpuMillis),
          Numbers.format("x%.2f", best.laterCpuMillis / none.laterCpuMillis),
          variant.hasEndpoint() ? Numbers.format("%.0f ms", best.firstScrapeMillis) : "");
    }
    report.section("Start of " + SERVER.title, table);
    Start agent = best(starts, Variant.AGENT);
    report.target(
        "start: time to the first response", MAX_TIME_RATIO, agent.millis / none.millis, "x%.2f");
    report.target(
        "start: CPU until the first response",
        MAX_CPU_RATIO,
        agent.cpuMillis / none.cpuMillis,
        "x%.2f");
    report.target(
        "first scrape: duration", MAX_FIRST_SCRAPE_MILLIS, agent.firstScrapeMillis, "%.0f ms");
  }

  /** The best of each: the rest is what else the machine did. */
  private static Start best(Map<Variant, List<Start>> starts, Variant variant) {
    List<Start> of = starts.getOrDefault(variant, List.of());
    return new Start(
        Numbers.least(of, Start::millis),
        Numbers.least(of, Start::cpuMillis),
        Numbers.least(of, Start::laterCpuMillis),
        Numbers.least(of, Start::firstScrapeMillis));
  }
}
