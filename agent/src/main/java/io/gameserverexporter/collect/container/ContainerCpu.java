package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code container_cpu}: processor time of the container and its limit, under cAdvisor's names. */
final class ContainerCpu extends ContainerSource {
  private static final double MICROS_PER_SECOND = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Cgroup cgroup;
  private final Family usage =
      Family.counter(
          "container_cpu_usage_seconds_total",
          "Seconds of processor time that the container used; its rate is the number of processors"
              + " that it keeps busy.");
  private final Family periods =
      Family.counter(
          "container_cpu_cfs_periods_total",
          "Periods of the processor limit in which the container wanted to run.");
  private final Family throttledPeriods =
      Family.counter(
          "container_cpu_cfs_throttled_periods_total",
          "Of container_cpu_cfs_periods_total, those in which the container had used up its limit"
              + " and stood still until the next.");
  private final Family throttled =
      Family.counter(
          "container_cpu_cfs_throttled_seconds_total",
          "Seconds that the container stood still because of its processor limit, added up over"
              + " processors. Players feel each as a stall.");
  private final Family quota =
      Family.gauge(
          "container_spec_cpu_quota",
          "Microseconds of processor time that the container may use in each period; divided by"
              + " container_spec_cpu_period, a number of processors. Missing when it has no limit.");
  private final Family period =
      Family.gauge(
          "container_spec_cpu_period",
          "Microseconds that a period of the processor limit lasts; missing when the container has"
              + " no limit.");

  private @Nullable ProcFile stat;

  /** Version 2: the quota and the period. */
  private @Nullable ProcFile max;

  /** Version 1. */
  private @Nullable ProcFile usageFile;

  private @Nullable ProcFile quotaFile;
  private @Nullable ProcFile periodFile;

  ContainerCpu(Cgroup cgroup) {
    super(cgroup, "cpu");
    this.cgroup = cgroup;
  }

  @Override
  void open(CgroupFolder folder) throws IOException {
    stat = folder.file("cpu.stat");
    max = folder.unified ? folder.file("cpu.max") : null;
    quotaFile = folder.unified ? null : folder.file("cpu.cfs_quota_us");
    periodFile = folder.unified ? null : folder.file("cpu.cfs_period_us");
    // Mostly mounted together with cpu, but not always.
    CgroupFolder accounting = folder.unified ? null : cgroup.folder("cpuacct");
    usageFile = accounting == null ? null : accounting.file("cpuacct.usage");
  }

  @Override
  void read(Reading reading) throws IOException {
    ProcFile file = usageFile;
    if (file != null) {
      file.read();
      file.nextLine();
      reading.add(usage, file.nextNumber() / NANOS_PER_SECOND);
    }
    file = stat;
    if (file != null) {
      file.read();
      while (file.nextLine()) {
        readStat(reading, file);
      }
    }
    file = max != null ? max : quotaFile;
    if (file != null) {
      file.read();
      file.nextLine();
      file.nextField();
      if (!file.isField("max") && !file.startsWith("-")) {
        reading.add(quota, file.number());
        readPeriod(reading, file);
      }
    }
  }

  private void readStat(Reading reading, ProcFile file) throws IOException {
    file.nextField();
    if (file.isField("usage_usec")) {
      reading.add(usage, file.nextNumber() / MICROS_PER_SECOND);
    } else if (file.isField("nr_periods")) {
      reading.add(periods, file.nextNumber());
    } else if (file.isField("nr_throttled")) {
      reading.add(throttledPeriods, file.nextNumber());
    } else if (ThrottledTime.isField(file)) {
      reading.add(throttled, ThrottledTime.seconds(file));
    }
  }

  private void readPeriod(Reading reading, ProcFile quotaLine) throws IOException {
    ProcFile file = periodFile;
    if (file == null) {
      file = quotaLine;
    } else {
      file.read();
      file.nextLine();
    }
    reading.add(period, file.nextNumber());
  }
}
