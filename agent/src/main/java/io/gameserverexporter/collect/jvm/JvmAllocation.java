package io.gameserverexporter.collect.jvm;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.model.snapshots.Labels;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code jvm_memory_pool_allocation}: bytes that came into each memory pool, added up at each
 * garbage collection as prometheus-metrics does it.
 */
final class JvmAllocation implements Source, GcEvents.Receiver {
  private final Family allocated =
      Family.counter(
          "jvm_memory_pool_allocated_bytes_total",
          "Bytes that came into a memory pool, brought up to date by each garbage collection. The"
              + " rate of the eden pool is how fast the game server makes garbage.");
  private final Map<String, Pool> pools = new LinkedHashMap<>();

  private final GcEvents events = GcEvents.listen(this);

  private static final class Pool {
    final Labels labels;
    long usedAfterLast;
    long allocated;

    Pool(String name) {
      labels = Labels.of("pool", name);
    }

    /** What came in since the last collection, and what this one itself moved in. */
    void collected(long before, long after) {
      allocated += Math.max(0, before - usedAfterLast) + Math.max(0, after - before);
      usedAfterLast = after;
    }
  }

  @Override
  public void collected(GarbageCollectionNotificationInfo collection) {
    GcInfo gc = collection.getGcInfo();
    Map<String, MemoryUsage> after = gc.getMemoryUsageAfterGc();
    for (Map.Entry<String, MemoryUsage> before : gc.getMemoryUsageBeforeGc().entrySet()) {
      MemoryUsage usedAfter = after.get(before.getKey());
      if (usedAfter != null) {
        collected(before.getKey(), before.getValue().getUsed(), usedAfter.getUsed());
      }
    }
  }

  synchronized void collected(String name, long before, long after) {
    Pool pool = pools.get(name);
    if (pool == null) {
      pool = new Pool(name);
      pools.put(name, pool);
    }
    pool.collected(before, after);
  }

  @Override
  public synchronized void collect(Reading reading) {
    for (Pool pool : pools.values()) {
      reading.add(allocated, pool.labels, (double) pool.allocated);
    }
  }

  @Override
  public void close() {
    events.close();
  }
}
