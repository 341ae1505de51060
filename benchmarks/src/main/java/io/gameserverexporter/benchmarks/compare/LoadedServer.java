package io.gameserverexporter.benchmarks.compare;

import io.gameserverexporter.benchmarks.server.Usage;
import java.io.Closeable;
import java.io.IOException;

/** A server, the load on it, and the scrapes of it. */
final class LoadedServer implements Closeable {
  /** Two for each processor: the server is never out of work, and never has a queue. */
  private static final int CONNECTIONS = 4;

  private static final int BATCH = 10_000;
  private static final int QUIET_BATCHES = 3;
  // Background threads give the JIT a little to do now and then.
  private static final long QUIET_MILLIS = 20;
  private static final int MEMORY_READINGS = 4;
  private static final long BETWEEN_READINGS_MILLIS = 250;

  private final Server server;
  private final Variant variant;
  private final ServerProcess process;
  private final Load load;
  private final Scraper scraper;

  LoadedServer(Layout layout, Server server, Variant variant, String... jvmOptions)
      throws IOException {
    this.server = server;
    this.variant = variant;
    process = ServerProcess.start(layout, server, variant, jvmOptions);
    load = new Load(process, CONNECTIONS);
    scraper = new Scraper(process, variant);
  }

  Variant variant() {
    return variant;
  }

  /**
   * Loads the server by number of requests until its JIT has come to rest, and scrapes it now and
   * then as Prometheus would.
   *
   * <p>Never by time: on a busy machine that shows costs which are nothing but code not compiled
   * yet.
   *
   * @param least requests that are sent in any case
   * @param most requests after which it goes on as it is
   * @return whether the JIT came to rest
   */
  boolean warmUp(int least, int most) throws IOException {
    int sent = 0;
    int quiet = 0;
    long compiled = process.usage().compileMillis();
    while (sent < most) {
      sent += load.run(BATCH);
      scraper.scrape();
      long now = process.usage().compileMillis();
      quiet = now - compiled <= QUIET_MILLIS ? quiet + 1 : 0;
      compiled = now;
      if (sent >= least && quiet >= QUIET_BATCHES) {
        return true;
      }
    }
    return false;
  }

  /** Sends requests and measures them. */
  Window measure(int requests) throws IOException {
    Usage before = process.usage();
    int sent = load.run(requests);
    return Window.between(before, process.usage(), sent);
  }

  /** What the server holds when it has nothing to do: the least of several readings. */
  Usage atRest() throws IOException {
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

  /** How many requests or messages were sent in all. */
  long sent() {
    return load.sent();
  }

  /** How many of them the variant says there were; as many as were sent if it counts none. */
  long counted() throws IOException {
    if (!variant.hasEndpoint()) {
      return sent();
    }
    scraper.scrape();
    return scraper.counted(variant.countName(server), server.labelStart);
  }

  @Override
  public void close() throws IOException {
    try (process;
        load;
        scraper) {
      // All of them, whichever fails.
    }
  }
}
