package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * {@code jvm_allocation}: bytes that all threads have allocated, which Java 21 and later add up.
 *
 * <p>In the background: the JVM walks through all threads, without stopping them, which takes 0.07
 * ms for 100 and 0.3 ms for 5,000.
 */
final class JvmTotalAllocation implements Source {
  private final Family family =
      Family.counter(
          "jvm_allocated_bytes_total",
          "Bytes that all threads allocated on the heap, those that have ended included. Its rate is"
              + " how fast the game server makes garbage, current also between collections.");

  private final ThreadMXBean threads;
  private final Method total;

  private JvmTotalAllocation(ThreadMXBean threads, Method total) {
    this.threads = threads;
    this.total = total;
  }

  /** The source; null before Java 21, and where a JVM does not count what threads allocate. */
  static @Nullable Source open() {
    if (!isJava21()) {
      return null;
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Method total;
    try {
      total = com.sun.management.ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
    } catch (NoSuchMethodException otherJvm) {
      return null;
    }
    return threads instanceof com.sun.management.ThreadMXBean
            && ((com.sun.management.ThreadMXBean) threads).isThreadAllocatedMemorySupported()
        ? new JvmTotalAllocation(threads, total)
        : null;
  }

  /** Asked first, so that nothing is said of a module that would not help. */
  private static boolean isJava21() {
    try {
      Thread.class.getMethod("isVirtual");
      return true;
    } catch (NoSuchMethodException older) {
      return false;
    }
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) throws ReflectiveOperationException {
    long bytes = (Long) total.invoke(threads);
    // The application can switch the counting off.
    if (bytes >= 0) {
      reading.add(family, (double) bytes);
    }
  }
}
