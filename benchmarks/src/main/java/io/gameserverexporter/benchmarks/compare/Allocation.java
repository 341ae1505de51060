package io.gameserverexporter.benchmarks.compare;

import java.io.IOException;
import java.util.List;

/**
 * What a request or message allocates in the code as it is written.
 *
 * <p>Without the JIT's escape analysis, which removes other objects in every JVM: two runs of the
 * same server differ by hundreds of bytes with it, and by a few without.
 */
final class Allocation {
  private static final String FIRST_TIER_ONLY = "-XX:TieredStopAtLevel=1";
  private static final int WARM_UP = 30_000;
  private static final int REQUESTS = 10_000;
  private static final int WINDOWS = 3;

  private final Layout layout;
  private final Report report;
  private final Kind kind;
  private final List<Server> servers;

  Allocation(Layout layout, Report report, Kind kind, List<Server> servers) {
    this.layout = layout;
    this.report = report;
    this.kind = kind;
    this.servers = servers;
  }

  void run() throws IOException {
    for (Server server : servers) {
      Table table = new Table("allocated per " + kind.noun, "bytes", "more");
      double none = 0;
      for (Variant variant : Variant.values()) {
        if (variant.runsOn(server)) {
          report.progress("allocation of %s with %s", server.title, variant.title);
          double bytes = bytes(server, variant);
          none = variant == Variant.NONE ? bytes : none;
          table.add(
              variant.title, Numbers.format("%.1f", bytes), Numbers.format("%+.1f", bytes - none));
          if (variant == Variant.AGENT) {
            report.target(
                server.title + ": allocated per " + kind.noun,
                kind.maxBytes,
                bytes - none,
                "%+.1f bytes");
          }
        }
      }
      report.section("Allocation, " + server.title, table);
    }
  }

  private double bytes(Server server, Variant variant) throws IOException {
    try (LoadedServer loaded = new LoadedServer(layout, server, variant, FIRST_TIER_ONLY)) {
      loaded.warmUp(kind.perRequest * WARM_UP, kind.perRequest * WARM_UP);
      double[] bytes = new double[WINDOWS];
      for (int i = 0; i < WINDOWS; i++) {
        bytes[i] = loaded.measure(kind.perRequest * REQUESTS).bytes();
      }
      return Numbers.median(bytes);
    }
  }
}
