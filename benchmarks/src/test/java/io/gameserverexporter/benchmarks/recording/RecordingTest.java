package io.gameserverexporter.benchmarks.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts, not times: these hold on a busy machine, too. */
class RecordingTest {
  private static final int REQUESTS = 100_000;
  private static final int WARM_UP = 20_000;

  private final AgentMeter meter = new AgentMeter();
  private final Requests requests = new Requests();

  @BeforeEach
  void install() {
    meter.install();
  }

  @Test
  void recordingARequestAllocatesNothing() {
    assertEquals(0, bytesPerRequest(requests::one));
    assertEquals(WARM_UP + REQUESTS, counted());
  }

  @Test
  void recordingARequestToOneOfManyRoutesAllocatesNothing() {
    assertEquals(0, bytesPerRequest(requests::oneOfMany));
    assertEquals(WARM_UP + REQUESTS, counted());
  }

  /**
   * Bytes that this thread allocates in each of {@link #REQUESTS} requests after the warm-up. What
   * the JVM allocates once in all of them, as it compiles and links, is less than one for each.
   */
  private static long bytesPerRequest(Runnable request) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    run(request, WARM_UP);
    // What the counter itself allocates when it is first read.
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    run(request, REQUESTS);
    return (threads.getCurrentThreadAllocatedBytes() - before) / REQUESTS;
  }

  private static void run(Runnable request, int times) {
    for (int i = 0; i < times; i++) {
      request.run();
    }
  }

  private long counted() {
    long count = 0;
    for (MetricSnapshot snapshot : meter.registry().scrape()) {
      if (snapshot instanceof HistogramSnapshot histogram) {
        for (var point : histogram.getDataPoints()) {
          count += point.getCount();
        }
      }
    }
    return count;
  }
}
