package io.gameserverexporter.omok.fault;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * Replaces a large set of living objects again and again, faster than the collector likes: each
 * survives the young generation, so each is copied. Needs a small heap to hurt.
 */
final class GarbageStorm extends BackgroundFault {
  private static final double LIVING_SHARE_OF_HEAP = 0.4;

  /** Below this share of the time in collections, more garbage is made. */
  private static final double GC_SHARE = 0.5;

  private static final int OBJECT_BYTES = 1024;
  private static final int BATCH = 1024;
  private static final int PAUSE_MILLIS = 5;

  @Override
  void work() throws InterruptedException {
    long heap = Runtime.getRuntime().maxMemory();
    byte[][] living = new byte[(int) (heap * LIVING_SHARE_OF_HEAP / OBJECT_BYTES)][];
    long startNanos = System.nanoTime();
    long startGcMillis = gcMillis();
    int next = 0;
    while (!Thread.interrupted()) {
      for (int i = 0; i < BATCH; i++) {
        living[next] = new byte[OBJECT_BYTES];
        next = (next + 1) % living.length;
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
      if (gcMillis() - startGcMillis > millis * GC_SHARE) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static long gcMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }
}
