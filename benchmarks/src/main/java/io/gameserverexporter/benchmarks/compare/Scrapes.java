package io.gameserverexporter.benchmarks.compare;

import io.gameserverexporter.benchmarks.server.Usage;
import java.io.IOException;
import java.util.List;

/** What a scrape costs that asks for everything, and what measuring costs when nobody asks. */
final class Scrapes {
  private static final Server SERVER = Server.SPRING_BOOT;
  private static final List<Variant> VARIANTS =
      List.of(Variant.NONE, Variant.AGENT, Variant.OPENTELEMETRY, Variant.MICROMETER);
  private static final int REQUESTS = 2_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double KILOBYTE = 1_000;
  private static final int MAX_PAUSES = 5;
  private static final long REST_MILLIS = 2;
  private static final double MAX_CPU_MILLIS = 4;
  private static final double MAX_KILOBYTES = 300;

  private final Layout layout;
  private final Effort effort;
  private final Report report;

  Scrapes(Layout layout, Effort effort, Report report) {
    this.layout = layout;
    this.effort = effort;
    this.report = report;
  }

  void run() throws IOException {
    Table table =
        new Table(
            "scrape of everything",
            "series",
            "on the wire",
            "CPU, warm",
            "allocated, warm",
            "CPU when idle",
            "allocated when idle");
    for (Variant variant : VARIANTS) {
      report.progress("scrapes of %s with %s", SERVER.title, variant.title);
      measure(variant, table);
    }
    report.section(
        "Scrapes of " + SERVER.title,
        table,
        "CPU is that of the whole process, allocated that of all its threads.");
  }

  private void measure(Variant variant, Table table) throws IOException {
    try (ServerProcess process = ServerProcess.start(layout, SERVER, variant);
        Load load = new Load(process, 2);
        Scraper scraper = new Scraper(process, variant)) {
      load.run(REQUESTS);
      double cpuMillis = 0;
      double kilobytes = 0;
      if (variant.hasEndpoint()) {
        scrape(scraper, effort.warmUpScrapes());
        Usage before = process.usage();
        scrape(scraper, effort.scrapes());
        Usage after = process.usage();
        cpuMillis = (after.processCpu() - before.processCpu()) / NANOS_PER_MILLI / effort.scrapes();
        kilobytes =
            (double) (after.threadBytes() - before.threadBytes()) / KILOBYTE / effort.scrapes();
      }
      comeToRest(process);
      Usage before = process.usage();
      Pause.millis(effort.idleMillis());
      Usage after = process.usage();
      double idleSeconds = effort.idleMillis() / MILLIS_PER_SECOND;
      table.add(
          variant.title,
          variant.hasEndpoint() ? Long.toString(scraper.series()) : "",
          variant.hasEndpoint() ? Numbers.format("%.1f kB", scraper.wireBytes() / KILOBYTE) : "",
          variant.hasEndpoint() ? Numbers.format("%.2f ms", cpuMillis) : "",
          variant.hasEndpoint() ? Numbers.format("%.0f kB", kilobytes) : "",
          Numbers.format(
              "%.1f ms/s",
              (after.processCpu() - before.processCpu()) / NANOS_PER_MILLI / idleSeconds),
          Numbers.format(
              "%.0f kB/s", (after.threadBytes() - before.threadBytes()) / KILOBYTE / idleSeconds));
      if (variant == Variant.AGENT) {
        report.target("warm scrape: CPU", MAX_CPU_MILLIS, cpuMillis, "%.2f ms");
        report.target("warm scrape: allocated", MAX_KILOBYTES, kilobytes, "%.0f kB");
      }
    }
  }

  /** Waits until the JIT has nothing left to do, or long enough. */
  private void comeToRest(ServerProcess process) throws IOException {
    long compiled = process.usage().compileMillis();
    for (int i = 0; i < MAX_PAUSES; i++) {
      Pause.millis(effort.idleMillis());
      long now = process.usage().compileMillis();
      if (now - compiled <= REST_MILLIS) {
        return;
      }
      compiled = now;
    }
  }

  private static void scrape(Scraper scraper, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      scraper.scrape();
    }
  }
}
