package io.gameserverexporter.benchmarks.messages;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one message in a pipeline, to be run with the agent and without. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MessageBenchmark {

  /** Read by the channel, decoded and handed on. */
  @Benchmark
  public void received(Player player) {
    player.receive();
  }

  /** Encoded and written. */
  @Benchmark
  public void sent(Player player) {
    player.send();
  }

  /** The yardstick: what a server does that counts its messages itself. */
  @Benchmark
  public void heldCounter(Held held) {
    held.counter.inc();
  }

  /** A counter of client_java whose labels were looked up before. */
  @State(Scope.Benchmark)
  public static class Held {
    final CounterDataPoint counter =
        Counter.builder().name("messages").labelNames("direction").build().labelValues("received");
  }
}
