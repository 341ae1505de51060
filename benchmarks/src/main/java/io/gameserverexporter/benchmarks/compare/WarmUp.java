package io.gameserverexporter.benchmarks.compare;

import java.io.IOException;

/**
 * Loads a server by number of requests until its JIT has come to rest.
 *
 * <p>Never by time: on a busy machine that shows costs which are nothing but code not compiled yet.
 */
final class WarmUp {
  private static final int BATCH = 10_000;
  private static final int QUIET_BATCHES = 3;
  // Background threads give the JIT a little to do now and then.
  private static final long QUIET_MILLIS = 20;

  private WarmUp() {}

  /**
   * Warms up, scraping now and then as Prometheus would.
   *
   * @return whether the JIT came to rest before the effort's limit
   */
  static boolean run(ServerProcess server, Load load, Effort effort, Scraper scraper)
      throws IOException {
    int sent = 0;
    int quiet = 0;
    long compiled = server.usage().compileMillis();
    while (sent < effort.maxWarmUpRequests()) {
      sent += load.run(BATCH);
      scraper.scrape();
      long now = server.usage().compileMillis();
      quiet = now - compiled <= QUIET_MILLIS ? quiet + 1 : 0;
      compiled = now;
      if (sent >= effort.warmUpRequests() && quiet >= QUIET_BATCHES) {
        return true;
      }
    }
    return false;
  }
}
