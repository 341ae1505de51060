package io.gameserverexporter.benchmarks.compare;

import io.gameserverexporter.benchmarks.compare.Options.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.RunnerException;

/** Runs all comparisons; see {@link Options#HELP}. */
public final class Compare {
  private static final double MAX_JAR_MEGABYTES = 8;

  private Compare() {}

  /** Exits with 2 when the command line cannot be understood; a missed target is no error. */
  public static void main(String[] args) throws IOException, RunnerException {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(Options.HELP);
      return;
    }
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + Options.HELP);
      System.exit(2);
      return;
    }
    run(options);
  }

  private static void run(Options options) throws IOException, RunnerException {
    Layout layout = new Layout(options.project().toAbsolutePath().normalize());
    layout.check();
    Effort effort = options.effort();
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(effort.minutes());
    Report report = new Report();
    printMachine();
    if (options.parts().contains(Part.RECORDING)) {
      new Recording(effort, report).run();
    }
    if (options.parts().contains(Part.START)) {
      new StartUp(layout, effort, report).run();
    }
    if (options.parts().contains(Part.CLASSES)) {
      new ClassLoading(layout, effort, report).run();
    }
    if (options.parts().contains(Part.SCRAPES)) {
      new Scrapes(layout, effort, report).run();
    }
    if (options.parts().contains(Part.ALLOCATION)) {
      new Allocation(layout, report, Kind.REQUESTS, options.servers(Kind.REQUESTS)).run();
      new Allocation(layout, report, Kind.WEBSOCKETS, options.servers(Kind.WEBSOCKETS)).run();
    }
    if (options.parts().contains(Part.LOAD)) {
      new UnderLoad(layout, effort, report, Kind.REQUESTS, options.servers(Kind.REQUESTS))
          .run(deadline);
    }
    if (options.parts().contains(Part.MESSAGES)) {
      new MessagePath(layout, effort, report).run();
      new Allocation(layout, report, Kind.MESSAGES, options.servers(Kind.MESSAGES)).run();
      new UnderLoad(layout, effort, report, Kind.MESSAGES, options.servers(Kind.MESSAGES))
          .run(deadline);
    }
    report.target(
        "size of the jar",
        MAX_JAR_MEGABYTES,
        Files.size(layout.agent()) / Numbers.MEGABYTE,
        "%.1f MB");
    report.printTargets();
  }

  private static void printMachine() {
    System.out.println(
        Numbers.format(
            "%s %s, %s %s, %d processors\n",
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors()));
  }
}
