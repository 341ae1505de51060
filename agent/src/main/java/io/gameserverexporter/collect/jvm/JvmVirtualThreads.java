package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.DaemonThread;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * {@code jvm_virtual_threads}: the scheduler of virtual threads, which Java 24 and later tell of;
 * nothing while the application uses none.
 *
 * <p>To ask for the figures starts the scheduler and a thread of its own. The first virtual thread
 * makes a group of threads, which is looked for before.
 */
final class JvmVirtualThreads implements Source {
  private static final String BEAN = "jdk.management.VirtualThreadSchedulerMXBean";

  /** The group of the platform threads that run virtual ones, below the root. */
  private static final String CARRIERS = "CarrierThreads";

  private final Class<? extends PlatformManagedObject> bean;
  private final Figure[] figures;
  private @Nullable PlatformManagedObject scheduler;

  private static final class Figure {
    final Family family;
    final Method getter;

    Figure(Family family, Method getter) {
      this.family = family;
      this.getter = getter;
    }
  }

  private JvmVirtualThreads(Class<? extends PlatformManagedObject> bean)
      throws NoSuchMethodException {
    this.bean = bean;
    figures =
        new Figure[] {
          new Figure(
              Family.gauge(
                  "jvm_virtual_threads_mounted",
                  "Virtual threads that run at this moment, each on a carrier thread."),
              bean.getMethod("getMountedVirtualThreadCount")),
          new Figure(
              Family.gauge(
                  "jvm_virtual_threads_queued",
                  "Virtual threads that could run and wait for a carrier thread. A number that stays"
                      + " above 0 means that processors are short or that carriers are blocked."),
              bean.getMethod("getQueuedVirtualThreadCount")),
          new Figure(
              Family.gauge(
                  "jvm_virtual_threads_parallelism",
                  "How many virtual threads are meant to run at once; usually jvm_cpu_count."),
              bean.getMethod("getParallelism")),
          new Figure(
              Family.gauge(
                  "jvm_virtual_threads_pool_size",
                  "Carrier threads. More than jvm_virtual_threads_parallelism stand in for some that"
                      + " are blocked."),
              bean.getMethod("getPoolSize")),
        };
  }

  /** The source; null before Java 24, and without the module {@code jdk.management}. */
  static @Nullable Source open() throws NoSuchMethodException {
    try {
      Class<?> bean = Class.forName(BEAN, false, ClassLoader.getSystemClassLoader());
      return new JvmVirtualThreads(bean.asSubclass(PlatformManagedObject.class));
    } catch (ClassNotFoundException thereIsNone) {
      return null;
    }
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) throws ReflectiveOperationException {
    PlatformManagedObject open = scheduler;
    if (open == null) {
      if (!areThereCarriers()) {
        return;
      }
      open = ManagementFactory.getPlatformMXBean(bean);
      scheduler = open;
    }
    for (Figure figure : figures) {
      double value = ((Number) figure.getter.invoke(open)).doubleValue();
      // One that cannot be had is below 0.
      if (value >= 0) {
        reading.add(figure.family, value);
      }
    }
  }

  private static boolean areThereCarriers() {
    ThreadGroup root = DaemonThread.rootGroup();
    // What does not fit is left out without a word.
    ThreadGroup[] groups = new ThreadGroup[2 * root.activeGroupCount() + 8];
    int count = root.enumerate(groups, false);
    for (int i = 0; i < count; i++) {
      if (CARRIERS.equals(groups[i].getName())) {
        return true;
      }
    }
    return false;
  }
}
