package io.gameserverexporter.benchmarks.recording;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one recorded request, and of the yardsticks to hold it against. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordingBenchmark {
  private static final double NANOS_PER_SECOND = 1e9;

  /** The agent's whole way of a request: begin, enter, route, leave, end. */
  @Benchmark
  public void agent(AgentMeter meter, Requests requests) {
    requests.one();
  }

  /** The same on a server with 64 routes and responses of 5 statuses: 320 label sets. */
  @Benchmark
  public void agentManyRoutes(AgentMeter meter, Requests requests) {
    requests.oneOfMany();
  }

  /** What no measurement of a duration can do without. */
  @Benchmark
  public long twoClockReads() {
    long start = System.nanoTime();
    return System.nanoTime() - start;
  }

  /** The yardstick: two clock reads and a held data point of client_java. */
  @Benchmark
  public void heldHistogram(HeldHistogram held) {
    long start = System.nanoTime();
    held.point.observe((System.nanoTime() - start) / NANOS_PER_SECOND);
  }

  /** Two clock reads, one bucket, two adders. */
  @Benchmark
  public void byHand(StripedHistogram striped) {
    long start = System.nanoTime();
    striped.record(System.nanoTime() - start);
  }

  /** The usual way: client_java looks the labels up for each request. */
  @Benchmark
  public void labelValues(HeldHistogram held) {
    long start = System.nanoTime();
    held.histogram
        .labelValues("GET", "/players/{id}", "200", "http", "")
        .observe((System.nanoTime() - start) / NANOS_PER_SECOND);
  }

  /** The usual way with as many label sets as {@link #agentManyRoutes}. */
  @Benchmark
  public void labelValuesManyRoutes(HeldHistogram held, LabelText text) {
    int request = text.next();
    long start = System.nanoTime();
    held.histogram
        .labelValues("GET", text.route(request), text.status(request), "http", "")
        .observe((System.nanoTime() - start) / NANOS_PER_SECOND);
  }
}
