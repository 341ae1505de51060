package io.gameserverexporter.benchmarks.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What one Prometheus took to scrape so many servers.
 *
 * @param servers how many
 * @param series how many time series it had
 * @param samplesPerSecond how many samples it stored
 * @param residentBytes its resident memory in the end
 * @param peakBytes the most that it was
 * @param cpu how many processors it kept busy
 * @param scrapeSeconds how long a scrape took on average
 * @param slowestScrapeSeconds how long the slowest took
 * @param wireBytesPerScrape how many bytes a compressed page has
 * @param querySeconds how long a percentile over all servers took
 */
record FleetRun(
    int servers,
    long series,
    double samplesPerSecond,
    double residentBytes,
    double peakBytes,
    double cpu,
    double scrapeSeconds,
    double slowestScrapeSeconds,
    double wireBytesPerScrape,
    double querySeconds) {

  /** What the overview asks of the whole fleet, and among the dearest of its questions. */
  private static final String FLEET_P99 =
      "histogram_quantile(0.99, sum by (le) (rate(http_server_request_duration_seconds_bucket[%ds])))";

  private static final long BETWEEN_LOOKS_MILLIS = 500;
  private static final int QUERIES = 5;

  /**
   * Has Prometheus scrape them, waits until it has all of them, and measures.
   *
   * @param folder an empty one
   * @throws IOException also when a page was not taken in whole
   */
  static FleetRun of(LivePage page, int count, int interval, int seconds, Path folder)
      throws IOException, InterruptedException {
    try (SimulatedServers servers = new SimulatedServers(page);
        Prometheus prometheus = Prometheus.start(folder, servers, count, interval)) {
      awaitAll(prometheus, count, interval);
      double cpu = prometheus.own("process_cpu_seconds_total");
      double samples = prometheus.own("prometheus_tsdb_head_samples_appended_total");
      long started = System.nanoTime();
      TimeUnit.SECONDS.sleep(seconds);
      double elapsed = (System.nanoTime() - started) / 1e9;
      cpu = prometheus.own("process_cpu_seconds_total") - cpu;
      samples = prometheus.own("prometheus_tsdb_head_samples_appended_total") - samples;
      checkAll(prometheus, page, count, seconds);
      double query = fastestQuery(prometheus, FLEET_P99.formatted(4 * interval));
      String window = "[" + seconds + "s]";
      return new FleetRun(
          count,
          Math.round(prometheus.own("prometheus_tsdb_head_series")),
          samples / elapsed,
          prometheus.own("process_resident_memory_bytes"),
          prometheus.peakBytes(),
          cpu / elapsed,
          prometheus.value("avg(avg_over_time(scrape_duration_seconds" + window + "))"),
          prometheus.value("max(max_over_time(scrape_duration_seconds" + window + "))"),
          servers.bytesPerPage(),
          query);
    }
  }

  private static void awaitAll(Prometheus prometheus, int count, int interval)
      throws IOException, InterruptedException {
    // Twice each: a rate needs two, and the first round creates the series.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10L * interval + 30);
    String scraped = "count(count_over_time(up[1h]) > 1)";
    while (prometheus.value(scraped) != count) {
      if (System.nanoTime() > deadline) {
        throw new IOException(prometheus.value(scraped) + " of " + count + " were scraped in time");
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }

  private static void checkAll(Prometheus prometheus, LivePage page, int count, int seconds)
      throws IOException, InterruptedException {
    double up = prometheus.value("sum(min_over_time(up[" + seconds + "s]))");
    double whole =
        prometheus.value("count(scrape_samples_scraped == " + page.moving().samples() + ")");
    double late = prometheus.own("prometheus_target_scrapes_sample_out_of_order_total");
    double twice = prometheus.own("prometheus_target_scrapes_sample_duplicate_timestamp_total");
    if (up != count || whole != count || late + twice > 0) {
      throw new IOException(
          "of "
              + count
              + " servers "
              + up
              + " were up all the time and "
              + whole
              + " were scraped whole; "
              + (late + twice)
              + " samples were refused");
    }
  }

  private static double fastestQuery(Prometheus prometheus, String query)
      throws IOException, InterruptedException {
    double fastest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < QUERIES; i++) {
      long started = System.nanoTime();
      if (Double.isNaN(prometheus.value(query))) {
        throw new IOException("nothing for " + query);
      }
      fastest = Math.min(fastest, (System.nanoTime() - started) / 1e9);
    }
    return fastest;
  }
}
