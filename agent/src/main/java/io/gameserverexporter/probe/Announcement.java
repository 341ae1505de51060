package io.gameserverexporter.probe;

import io.gameserverexporter.boot.Stderr;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The line that says which servers and frameworks have been found. Waits until nothing more has
 * been for a while, as a server loads them one after the other.
 */
final class Announcement {
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final List<ProbeStates.State> found = new ArrayList<>();
  private long lastNanos;

  /** The first class of a probe has been found. */
  synchronized void add(ProbeStates.State state) {
    found.add(state);
    lastNanos = System.nanoTime();
  }

  /** Whether there is something to be said now. */
  synchronized boolean isDue() {
    return !found.isEmpty() && System.nanoTime() - lastNanos > QUIET_NANOS;
  }

  /** Says what has not been said yet. */
  void say() {
    StringBuilder line = new StringBuilder();
    synchronized (this) {
      for (ProbeStates.State state : found) {
        line.append(line.length() == 0 ? "requests are counted by " : ", ").append(state.probe());
        if (!state.version().isEmpty()) {
          line.append(' ').append(state.version());
        }
        if (!state.copy().isEmpty()) {
          line.append(" in ").append(state.copy());
        }
      }
      found.clear();
    }
    Stderr.line(line.toString());
  }
}
