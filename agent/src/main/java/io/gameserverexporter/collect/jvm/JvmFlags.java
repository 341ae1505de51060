package io.gameserverexporter.collect.jvm;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.model.snapshots.Labels;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code jvm_flags}: the sizes that the JVM was started with or has chosen itself, and the garbage
 * collector in use. Read once: these cannot change while it runs.
 */
final class JvmFlags implements Source {
  private static final String[] SIZES = {
    "CompressedClassSpaceSize",
    "InitialHeapSize",
    "MaxHeapSize",
    "MaxMetaspaceSize",
    "ReservedCodeCacheSize"
  };

  /** Flags that choose a collector, and the name that the JVM's log gives it. */
  private static final String[][] COLLECTORS = {
    {"UseG1GC", "G1"},
    {"UseParallelGC", "Parallel"},
    {"UseSerialGC", "Serial"},
    {"UseZGC", "ZGC"},
    {"UseShenandoahGC", "Shenandoah"},
    {"UseConcMarkSweepGC", "CMS"},
    {"UseEpsilonGC", "Epsilon"}
  };

  private static final double KIB = 1024;

  private final Family size =
      Family.gauge(
          "jvm_flag_bytes",
          "Sizes that the JVM was started with, or has chosen for itself where no flag says so;"
              + " missing where it sets no limit.");
  private final Family collector =
      Family.gauge("jvm_gc_info", "The garbage collector in use; always 1.");

  private final List<Size> sizes = new ArrayList<>();
  private @Nullable Labels collectorLabels;

  private static final class Size {
    final Labels labels;
    final double bytes;

    Size(String flag, double bytes) {
      labels = Labels.of("flag", flag);
      this.bytes = bytes;
    }
  }

  private JvmFlags(HotSpotDiagnosticMXBean jvm) {
    for (String flag : SIZES) {
      add(flag, number(jvm, flag));
    }
    double direct = number(jvm, "MaxDirectMemorySize");
    // Without a flag it is 0, and the JDK takes as much as the heap may have.
    add("MaxDirectMemorySize", direct == 0 ? Runtime.getRuntime().maxMemory() : direct);
    double stackKib = number(jvm, "ThreadStackSize");
    // 0 leaves it to the system.
    add("ThreadStackSize", stackKib > 0 ? stackKib * KIB : -1);
    for (String[] candidate : COLLECTORS) {
      if ("true".equals(value(jvm, candidate[0]))) {
        collectorLabels = Labels.of("gc", candidate[1]);
        break;
      }
    }
  }

  /** The source; null for a JVM that has other flags than HotSpot's. */
  static @Nullable Source open() {
    HotSpotDiagnosticMXBean jvm = hotSpot();
    if (jvm == null) {
      return null;
    }
    JvmFlags flags = new JvmFlags(jvm);
    return flags.sizes.isEmpty() && flags.collectorLabels == null ? null : flags;
  }

  /** What HotSpot's flags can be asked of; null for other JVMs. */
  static @Nullable HotSpotDiagnosticMXBean hotSpot() {
    // Asked for first, so that the cause is the same as for all that lack this module.
    ManagementFactory.getRuntimeMXBean();
    try {
      return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    } catch (IllegalArgumentException otherJvm) {
      return null;
    }
  }

  /** What a flag is set to; null for one that this JVM does not have. */
  static @Nullable String value(HotSpotDiagnosticMXBean jvm, String flag) {
    try {
      return jvm.getVMOption(flag).getValue();
    } catch (IllegalArgumentException thereIsNone) {
      return null;
    }
  }

  /** Below 0 for a flag that is not there, and for the largest numbers, which mean no limit. */
  private static double number(HotSpotDiagnosticMXBean jvm, String flag) {
    String value = value(jvm, flag);
    try {
      return value == null ? -1 : Long.parseLong(value);
    } catch (NumberFormatException beyondLong) {
      return -1;
    }
  }

  private void add(String flag, double bytes) {
    if (bytes >= 0) {
      sizes.add(new Size(flag, bytes));
    }
  }

  @Override
  public void collect(Reading reading) {
    for (Size known : sizes) {
      reading.add(size, known.labels, known.bytes);
    }
    Labels known = collectorLabels;
    if (known != null) {
      reading.add(collector, known, 1);
    }
  }
}
