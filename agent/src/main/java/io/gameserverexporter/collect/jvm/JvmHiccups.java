package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.DaemonThread;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.JvmStart;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.meter.DurationHistogram;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code jvm_hiccups}: what a player feels, whatever the reason. A thread of its own sleeps for a
 * millisecond over and over; when it wakes late, so would the game's.
 *
 * <p>Corrected as HdrHistogram does it: a hiccup of 100 ms counts as one of 100, one of 99 and so
 * on, because each tick that was to begin meanwhile waited. Without that, a quantile over time
 * would make little of long stalls.
 */
final class JvmHiccups implements Source {
  /** A tick of a game is 50 ms, or 16. */
  private static final double[] BOUNDS_SECONDS = {
    .001, .0025, .005, .01, .02, .05, .1, .25, .5, 1, 2.5, 5, 10
  };

  private static final double MILLIS_PER_SECOND = 1000;
  private static final double START_SECONDS = 10;

  private final DurationHistogram hiccups =
      new DurationHistogram(
          "jvm_hiccup_seconds",
          "How late a thread woke that sleeps a millisecond over and over: stalls that the game"
              + " server's threads suffer, too, from collections to a machine that is overcommitted.",
          BOUNDS_SECONDS);
  private final Family stalls =
      Family.counter(
          "gameserver_stall_seconds_total",
          "Seconds in which the game server stood still for 20 ms or longer, by cause: gc, safepoint"
              + " (other stops of the JVM), cpu_throttled (the container's limit), steal (the"
              + " hypervisor) or other, such as too few processors.");
  private final Labels[] labels = new Labels[StallMeter.CAUSES.length];
  private final StallMeter meter;
  private final HiccupSleeper sleeper;
  private final Thread thread;

  /**
   * @param firstMillis how long nothing is measured yet
   */
  JvmHiccups(StallCauses causes, long firstMillis) {
    meter = new StallMeter(causes);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Labels.of("cause", StallMeter.CAUSES[i]);
    }
    sleeper =
        new HiccupSleeper(
            hiccups.add(Labels.EMPTY), meter, TimeUnit.MILLISECONDS.toNanos(firstMillis));
    thread = DaemonThread.of("gameserver-exporter-hiccups", sleeper);
    thread.start();
  }

  /**
   * Milliseconds for which the server is starting still: it needs the processors itself, and nobody
   * plays yet.
   */
  static long restOfStart() {
    double age = System.currentTimeMillis() / MILLIS_PER_SECOND - JvmStart.seconds();
    return (long) (MILLIS_PER_SECOND * Math.max(0, Math.min(START_SECONDS, START_SECONDS - age)));
  }

  @Override
  public void collect(Reading reading) {
    reading.add(hiccups.collect());
    for (int i = 0; i < labels.length; i++) {
      reading.add(stalls, labels[i], meter.seconds(i));
    }
  }

  @Override
  public void close() {
    sleeper.stop();
    LockSupport.unpark(thread);
  }
}
