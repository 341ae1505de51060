package io.gameserverexporter.benchmarks.fleet;

import io.gameserverexporter.benchmarks.compare.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Runs the simulation for each number of servers; see {@link FleetOptions#HELP}. */
public final class Fleet {
  private static final double MEGABYTE = 1024.0 * 1024;

  private Fleet() {}

  /** Exits with 2 when the command line cannot be understood. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(FleetOptions.HELP);
      return;
    }
    FleetOptions options;
    try {
      options = FleetOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + FleetOptions.HELP);
      System.exit(2);
      return;
    }
    System.out.print(run(options));
  }

  /** Runs all of it and gives the table. */
  static Table run(FleetOptions options) throws IOException, InterruptedException {
    Path project = options.project().toAbsolutePath().normalize();
    Table table =
        new Table(
            "servers",
            "series",
            "samples/s",
            "memory",
            "at its peak",
            "processors",
            "scrape, mean",
            "scrape, slowest",
            "page, gzip",
            "p99 of all");
    Path folder = Files.createTempDirectory("fleet");
    try {
      LivePage page = LivePage.take(project, folder, options.play());
      for (int servers : options.servers()) {
        Path own = Files.createDirectory(folder.resolve("run-" + servers));
        FleetRun run = FleetRun.of(page, servers, options.interval(), options.seconds(), own);
        System.err.println(run);
        add(table, run);
      }
      return table;
    } finally {
      delete(folder);
    }
  }

  private static void add(Table table, FleetRun run) {
    table.add(
        String.valueOf(run.servers()),
        format("%,d", run.series()),
        format("%,.0f", run.samplesPerSecond()),
        format("%.0f MB", run.residentBytes() / MEGABYTE),
        format("%.0f MB", run.peakBytes() / MEGABYTE),
        format("%.2f", run.cpu()),
        format("%.1f ms", 1e3 * run.scrapeSeconds()),
        format("%.0f ms", 1e3 * run.slowestScrapeSeconds()),
        format("%.1f kB", run.wireBytesPerScrape() / 1e3),
        format("%.0f ms", 1e3 * run.querySeconds()));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
