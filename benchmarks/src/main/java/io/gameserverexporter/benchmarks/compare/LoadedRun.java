package io.gameserverexporter.benchmarks.compare;

import io.gameserverexporter.benchmarks.server.Usage;
import java.io.IOException;

/**
 * One run of a server under load: what it used per request once it was warm.
 *
 * @param bytes allocated by the request threads, per request
 * @param cpuMicros CPU of the request threads, per request, in the best measurement: what makes the
 *     others slower is what else the machine did
 * @param processCpuMicros CPU of the whole process, per request, in the best measurement
 * @param collections garbage collections per million requests
 * @param resident memory of the process after a garbage collection, in bytes
 * @param heap in use after a garbage collection, in bytes
 * @param threads Java threads
 * @param sent requests that were sent in all
 * @param counted requests that the variant says were made, -1 if it counts none
 * @param quiet whether the JIT had come to rest
 */
record LoadedRun(
    double bytes,
    double cpuMicros,
    double processCpuMicros,
    double collections,
    long resident,
    long heap,
    long threads,
    long sent,
    long counted,
    boolean quiet) {
  /** Two for each processor: the server is never out of work, and never has a queue. */
  private static final int CONNECTIONS = 4;

  private static final int MEMORY_READINGS = 4;
  private static final long BETWEEN_READINGS_MILLIS = 250;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MILLION = 1e6;

  static LoadedRun measure(Layout layout, Server server, Variant variant, Effort effort)
      throws IOException {
    try (ServerProcess process = ServerProcess.start(layout, server, variant);
        Load load = new Load(process, CONNECTIONS);
        Scraper scraper = new Scraper(process, variant)) {
      boolean quiet = WarmUp.run(process, load, effort, scraper);
      double[] bytes = new double[effort.windows()];
      double[] cpu = new double[effort.windows()];
      double[] processCpu = new double[effort.windows()];
      Usage first = process.usage();
      long firstSent = load.sent();
      Usage before = first;
      for (int i = 0; i < effort.windows(); i++) {
        int requests = load.run(effort.windowRequests());
        Usage after = process.usage();
        bytes[i] = (double) (after.requestBytes() - before.requestBytes()) / requests;
        cpu[i] = (after.requestCpu() - before.requestCpu()) / NANOS_PER_MICRO / requests;
        processCpu[i] = (after.processCpu() - before.processCpu()) / NANOS_PER_MICRO / requests;
        before = after;
      }
      long collected = before.collections() - first.collections();
      scraper.scrape();
      Usage idle = leastMemory(process);
      return new LoadedRun(
          Numbers.median(bytes),
          Numbers.least(cpu),
          Numbers.least(processCpu),
          collected * MILLION / (load.sent() - firstSent),
          idle.resident(),
          idle.heapUsed(),
          idle.threads(),
          load.sent(),
          variant.hasEndpoint() ? scraper.counted(variant.countName(), server.routeStart) : -1,
          quiet);
    }
  }

  /** The best of several readings: what is freed a little later is not held. */
  private static Usage leastMemory(ServerProcess process) throws IOException {
    Usage least = null;
    for (int i = 0; i < MEMORY_READINGS; i++) {
      process.collectGarbage();
      Pause.millis(BETWEEN_READINGS_MILLIS);
      Usage now = process.usage();
      if (least == null || now.resident() < least.resident()) {
        least = now;
      }
    }
    if (least == null) {
      throw new IllegalStateException("no reading");
    }
    return least;
  }
}
