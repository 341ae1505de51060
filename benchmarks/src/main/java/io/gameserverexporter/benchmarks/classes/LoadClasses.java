package io.gameserverexporter.benchmarks.classes;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Loads as many classes as its argument says, and prints the CPU of the process in nanoseconds. */
public final class LoadClasses {
  private LoadClasses() {}

  /** The name of one of the classes, by number. */
  public static String name(int number) {
    return "GameClass" + (100_000 + number);
  }

  /** Fails when a class is missing. */
  public static void main(String[] args) throws ClassNotFoundException {
    String packageName = LoadClasses.class.getPackageName() + ".";
    for (int i = 1; i <= Integer.parseInt(args[0]); i++) {
      Class.forName(packageName + name(i));
    }
    System.out.println(
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
  }
}
