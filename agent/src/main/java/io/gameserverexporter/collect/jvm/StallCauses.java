package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.container.ThrottledTime;
import io.gameserverexporter.collect.host.StealTime;
import io.gameserverexporter.collect.source.Paths;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Times that only grow while all threads stand still: two from the JVM's counters, which cost
 * nothing, two from the kernel's files. What is not known stays 0.
 */
public class StallCauses implements PauseTimes {
  /** Young, old and, with G1, a third; ZGC has two. */
  private static final int MOST_COLLECTORS = 8;

  private final @Nullable PerfCounters counters;
  private final int[] collectors;
  private final @Nullable SafepointCounters safepoints;
  private final @Nullable ThrottledTime throttled;
  private final @Nullable StealTime steal;

  /**
   * @param counters null for a JVM that has none
   * @param throttled null where there are no control groups
   * @param steal null where it cannot be known
   */
  StallCauses(
      @Nullable PerfCounters counters,
      @Nullable ThrottledTime throttled,
      @Nullable StealTime steal) {
    this.counters = counters;
    this.throttled = throttled;
    this.steal = steal;
    collectors = counters == null ? new int[0] : collectors(counters);
    safepoints = SafepointCounters.open(counters);
  }

  /**
   * Those of this process.
   *
   * @param instrumentation opens the JVM's counters; null outside of an agent
   * @param linux whether the kernel has files under the paths
   */
  public static StallCauses open(
      @Nullable Instrumentation instrumentation, Paths paths, boolean linux) {
    PerfCounters counters = PerfCounters.open(instrumentation);
    return linux
        ? new StallCauses(counters, new ThrottledTime(paths), new StealTime(paths))
        : new StallCauses(counters, null, null);
  }

  private static int[] collectors(PerfCounters counters) {
    int[] found = new int[MOST_COLLECTORS];
    int count = 0;
    for (int i = 0; i < MOST_COLLECTORS; i++) {
      int place = counters.find("sun.gc.collector." + i + ".time");
      if (place >= 0) {
        found[count++] = place;
      }
    }
    return Arrays.copyOf(found, count);
  }

  @Override
  public double gcSeconds() {
    PerfCounters from = counters;
    double seconds = 0;
    if (from != null) {
      for (int place : collectors) {
        seconds += from.seconds(place);
      }
    }
    return seconds;
  }

  @Override
  public double safepointSeconds() {
    SafepointCounters from = safepoints;
    return from == null ? 0 : from.allSeconds();
  }

  @Override
  public double throttledSeconds() {
    ThrottledTime from = throttled;
    try {
      return from == null ? 0 : from.seconds();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Seconds that the hypervisor gave to others. */
  double stealSeconds() {
    StealTime from = steal;
    try {
      return from == null ? 0 : from.seconds();
    } catch (IOException e) {
      return 0;
    }
  }
}
