package io.gameserverexporter.omok.fault;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Leaks memory until objects that are not let go fill most of the old generation, but not so much
 * of it that the JVM runs out of memory.
 */
final class HeapLeak extends BackgroundFault {
  private static final double SHARE_OF_OLD_GENERATION = 0.88;
  private static final int CHUNK_BYTES = 64 * 1024;

  // 20 seconds in all.
  private static final int STEPS = 200;
  private static final int STEP_MILLIS = 100;

  @Override
  void work() throws InterruptedException {
    MemoryPoolMXBean old = oldGeneration();
    // What is in use after that is what lives already.
    System.gc();
    long full = (long) (old.getUsage().getMax() * SHARE_OF_OLD_GENERATION);
    long leak = Math.max(0, full - old.getUsage().getUsed());
    List<byte[]> leaked = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      while ((leaked.size() + 1L) * CHUNK_BYTES <= leak * step / STEPS) {
        leaked.add(new byte[CHUNK_BYTES]);
      }
      TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }
    // A leak that goes on soon makes the collector look at the old generation by itself.
    System.gc();
    while (!leaked.isEmpty()) {
      TimeUnit.DAYS.sleep(1);
    }
  }

  /** The largest pool of the heap, with every collector. */
  private static MemoryPoolMXBean oldGeneration() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
        .orElseThrow();
  }
}
