package io.gameserverexporter.benchmarks.game;

import io.gameserverexporter.boot.GameMethods;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one recorded call, beside two readings of the clock. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallBenchmark {

  /** What no measurement of a duration can do without. */
  @Benchmark
  public long twoClockReads() {
    long start = System.nanoTime();
    return System.nanoTime() - start;
  }

  /** A method under {@code methods}. */
  @Benchmark
  public void call(WatchedGame game) {
    long start = GameMethods.begun(WatchedGame.CALL);
    GameMethods.ended(WatchedGame.CALL, start, null);
  }

  /** A method under {@code ticks}; without the JVM's counters, which a test cannot open. */
  @Benchmark
  public void tick(WatchedGame game) {
    long start = GameMethods.begun(WatchedGame.TICK);
    GameMethods.ended(WatchedGame.TICK, start, null);
  }

  /** A method under {@code counters} with a label, which is the argument's text. */
  @Benchmark
  public void labelledCounter(WatchedGame game) {
    long start = GameMethods.begun(WatchedGame.LABELLED);
    Object[] arguments = {"BLACK"};
    GameMethods.ended(WatchedGame.LABELLED, start, null, this, arguments, null);
  }

  /** A slot of a method that is no longer named, or not yet. */
  @Benchmark
  public void emptySlot() {
    long start = GameMethods.begun(1_000);
    GameMethods.ended(1_000, start, null);
  }
}
