package io.gameserverexporter.boot;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A task that is to run once, and was scheduled by a run of one like it.
 *
 * <p>It waits at one of the few places that belong to its time, which every task has at hand, so
 * that those that are none pay for four readings and not for a hash of their own. Where more wait
 * than there are places, one is forgotten, and is taken for the first of its kind when it runs.
 */
final class FollowUp extends WeakReference<Object> {
  private static final int PLACES = 2048;
  private static final int PROBES = 4;

  private static final AtomicReferenceArray<@Nullable FollowUp> WAITING =
      new AtomicReferenceArray<>(PLACES);

  /** Whether there has been one. */
  private static volatile boolean some;

  private final TaskSeries series;

  private FollowUp(Object task, TaskSeries series) {
    super(task);
    this.series = series;
  }

  /** What a task that is about to run is counted in; null when it is no follow-up. */
  static @Nullable TaskSeries take(Object task, long plannedNanos) {
    if (!some) {
      return null;
    }
    int home = home(plannedNanos);
    for (int i = 0; i < PROBES; i++) {
      int place = (home + i) & (PLACES - 1);
      FollowUp waiting = WAITING.get(place);
      if (waiting != null && waiting.get() == task) {
        WAITING.compareAndSet(place, waiting, null);
        return waiting.series;
      }
    }
    return null;
  }

  /** Has it wait for its run. */
  static void add(Object task, long plannedNanos, TaskSeries series) {
    FollowUp added = new FollowUp(task, series);
    int home = home(plannedNanos);
    some = true;
    for (int i = 0; i < PROBES; i++) {
      int place = (home + i) & (PLACES - 1);
      FollowUp before = WAITING.get(place);
      if ((before == null || before.get() == null) && WAITING.compareAndSet(place, before, added)) {
        return;
      }
    }
    WAITING.set(home & (PLACES - 1), added);
  }

  private static int home(long plannedNanos) {
    long mixed = plannedNanos * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }
}
