package io.gameserverexporter.boot;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A task that has run before, and what its runs are counted in.
 *
 * <p>It is at one of the few places that belong to its object's identity; once those are taken,
 * which many thousand tasks make likely, it is looked into anew at each run. Nothing locks, and a
 * task that its scheduler has forgotten is not kept alive.
 */
final class KnownTask extends WeakReference<Object> {
  private static final int PLACES = 8192;
  private static final int PROBES = 8;

  private static final AtomicReferenceArray<@Nullable KnownTask> KNOWN =
      new AtomicReferenceArray<>(PLACES);

  /** Null when they are not counted. */
  final @Nullable TaskSeries series;

  /** How far {@code System.nanoTime} is ahead of the clock of its scheduler. */
  final long aheadNanos;

  private KnownTask(Object task, @Nullable TaskSeries series, long aheadNanos) {
    super(task);
    this.series = series;
    this.aheadNanos = aheadNanos;
  }

  /** Null when it is not known. */
  static @Nullable KnownTask find(Object task) {
    int home = home(task);
    for (int i = 0; i < PROBES; i++) {
      KnownTask known = KNOWN.get((home + i) & (PLACES - 1));
      if (known == null) {
        return null;
      }
      if (known.get() == task) {
        return known;
      }
    }
    return null;
  }

  /** Keeps it in mind, if there is room. */
  static KnownTask add(Object task, @Nullable TaskSeries series, long aheadNanos) {
    KnownTask added = new KnownTask(task, series, aheadNanos);
    int home = home(task);
    for (int i = 0; i < PROBES; i++) {
      int place = (home + i) & (PLACES - 1);
      KnownTask before = KNOWN.get(place);
      if ((before == null || before.get() == null) && KNOWN.compareAndSet(place, before, added)) {
        break;
      }
    }
    return added;
  }

  private static int home(Object task) {
    int hash = System.identityHashCode(task);
    return hash ^ (hash >>> 13);
  }
}
