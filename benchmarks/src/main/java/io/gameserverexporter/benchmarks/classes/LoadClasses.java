package io.gameserverexporter.benchmarks.classes;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Loads as many classes as its argument says. Prints the CPU of the process in nanoseconds, before
 * and after, then that of the thread that loads, before and after.
 */
public final class LoadClasses {
  /** Long enough for what an agent does once, on threads of its own. */
  private static final long SETTLE_MILLIS = 3_000;

  private LoadClasses() {}

  /** The name of one of the classes, by number. */
  public static String name(int number) {
    return "GameClass" + (100_000 + number);
  }

  /** Fails when a class is missing. */
  public static void main(String[] args) throws ClassNotFoundException, InterruptedException {
    Thread.sleep(SETTLE_MILLIS);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = cpuNanos();
    long threadBefore = threads.getCurrentThreadCpuTime();
    String packageName = LoadClasses.class.getPackageName() + ".";
    for (int i = 1; i <= Integer.parseInt(args[0]); i++) {
      Class.forName(packageName + name(i));
    }
    long threadAfter = threads.getCurrentThreadCpuTime();
    System.out.println(before + " " + cpuNanos() + " " + threadBefore + " " + threadAfter);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
