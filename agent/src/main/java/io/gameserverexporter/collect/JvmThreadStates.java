package io.gameserverexporter.collect;

import io.prometheus.metrics.model.snapshots.Labels;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code jvm_threads_state}: what the threads do, in the background.
 *
 * <p>Asked for no stack frames, HotSpot needs no safepoint: it reads the states while the threads
 * run on. Java 8 keeps threads from starting and ending meanwhile, and looks up each thread in a
 * list; hence some at a time.
 */
final class JvmThreadStates implements Source {
  private static final int TEN_SECONDS = 10_000;
  private static final int AT_A_TIME = 128;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Family family =
      Family.gauge(
          "jvm_threads_state",
          "Platform threads in each state. Many that are BLOCKED fight over a lock.");
  private final Map<Thread.State, InState> states = new EnumMap<>(Thread.State.class);

  JvmThreadStates() {
    for (Thread.State state : Thread.State.values()) {
      states.put(state, new InState(state));
    }
  }

  private static final class InState {
    final Labels labels;
    int threads;

    InState(Thread.State state) {
      labels = Labels.of("state", state.name());
    }
  }

  @Override
  public int intervalMillis() {
    return TEN_SECONDS;
  }

  @Override
  public void collect(Reading reading) {
    for (InState state : states.values()) {
      state.threads = 0;
    }
    long[] ids = threads.getAllThreadIds();
    for (int from = 0; from < ids.length; from += AT_A_TIME) {
      long[] some = Arrays.copyOfRange(ids, from, Math.min(from + AT_A_TIME, ids.length));
      for (ThreadInfo info : threads.getThreadInfo(some, 0)) {
        InState state = info == null ? null : states.get(info.getThreadState());
        if (state != null) { // has not ended meanwhile
          state.threads++;
        }
      }
    }
    for (InState state : states.values()) {
      reading.add(family, state.labels, state.threads);
    }
  }
}
