package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.DaemonThread;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code jvm_threads_state}: what the threads do, in the background.
 *
 * <p>Asks each thread object, which is to read a field: no safepoint, and a millisecond or two for
 * 10,000 threads. The management interface needs no safepoint either when asked for no stack
 * frames, but looks up each thread in a list up to Java 11, on Java 8 with threads kept from
 * starting meanwhile: 10,000 threads take it seconds.
 */
final class JvmThreadStates implements Source {
  private static final int TEN_SECONDS = 10_000;

  /** How many threads may start between two readings without a second look. */
  private static final int ROOM = 64;

  private final ThreadGroup all = DaemonThread.rootGroup();
  private final Family family =
      Family.gauge(
          "jvm_threads_state",
          "Platform threads in each state. Many that are BLOCKED fight over a lock.");
  private final Map<Thread.State, InState> states = new EnumMap<>(Thread.State.class);
  private int expected;

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
    Thread[] threads = threads();
    for (int i = 0; i < expected; i++) {
      InState state = states.get(threads[i].getState());
      if (state != null) {
        state.threads++;
      }
    }
    for (InState state : states.values()) {
      reading.add(family, state.labels, state.threads);
    }
  }

  /** The threads that live, as many as are expected from then on. */
  private Thread[] threads() {
    while (true) {
      Thread[] threads = new Thread[expected + ROOM];
      expected = all.enumerate(threads, true);
      if (expected < threads.length) {
        return threads;
      }
      // What does not fit is left out without a word.
      expected *= 2;
    }
  }
}
