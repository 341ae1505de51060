package io.gameserverexporter.benchmarks.compare;

import java.io.IOException;

/**
 * What a request allocates in the code as it is written.
 *
 * <p>Without the JIT's escape analysis, which removes other objects in every JVM: two runs of the
 * same server differ by hundreds of bytes with it, and by a few without.
 */
final class Allocation {
  private static final String FIRST_TIER_ONLY = "-XX:TieredStopAtLevel=1";
  private static final int WARM_UP = 30_000;
  private static final int REQUESTS = 10_000;
  private static final int WINDOWS = 3;
  private static final double MAX_BYTES = 50;

  private final Layout layout;
  private final Report report;

  Allocation(Layout layout, Report report) {
    this.layout = layout;
    this.report = report;
  }

  void run() throws IOException {
    for (Server server : Server.values()) {
      Table table = new Table("allocated per request", "bytes", "more");
      double none = 0;
      for (Variant variant : Variant.values()) {
        if (variant.runsOn(server)) {
          report.progress("allocation of %s with %s", server.title, variant.title);
          double bytes = bytes(server, variant);
          none = variant == Variant.NONE ? bytes : none;
          table.add(
              variant.title, Numbers.format("%.0f", bytes), Numbers.format("%+.0f", bytes - none));
          if (variant == Variant.AGENT) {
            report.target(
                server.title + ": allocated per request", MAX_BYTES, bytes - none, "%+.0f bytes");
          }
        }
      }
      report.section("Allocation, " + server.title, table);
    }
  }

  private double bytes(Server server, Variant variant) throws IOException {
    try (LoadedServer loaded = new LoadedServer(layout, server, variant, FIRST_TIER_ONLY)) {
      loaded.warmUp(WARM_UP, WARM_UP);
      double[] bytes = new double[WINDOWS];
      for (int i = 0; i < WINDOWS; i++) {
        bytes[i] = loaded.measure(REQUESTS).bytes();
      }
      return Numbers.median(bytes);
    }
  }
}
