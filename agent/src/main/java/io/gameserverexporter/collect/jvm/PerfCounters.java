package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.JdkInternals;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * HotSpot's performance counters, those of {@code jcmd PerfCounter.print}: memory that the JVM
 * writes while it runs, so that a figure costs one read and neither a call nor a safepoint.
 *
 * <p>Layout: {@code perfMemory.hpp}, version 2.0, the same from Java 8 to 26. A prologue of 32
 * bytes, then entries of a header, a name that ends with a zero byte, and the value.
 */
final class PerfCounters {
  private static final int MAGIC = 0xcafec0c0;
  private static final int ENTRY_OFFSET = 24;
  private static final int ENTRY_COUNT = 28;
  private static final int NAME_OFFSET = 4;
  private static final int DATA_TYPE = 12;
  private static final int DATA_OFFSET = 16;
  private static final double NANOS_PER_SECOND = 1e9;

  private final ByteBuffer memory;
  private final double ticksPerSecond;

  private PerfCounters(ByteBuffer memory) {
    this.memory = memory;
    int frequency = find("sun.os.hrt.frequency");
    ticksPerSecond = frequency < 0 ? NANOS_PER_SECOND : memory.getLong(frequency);
  }

  /**
   * The counters of this JVM; null when it keeps none, as with {@code -XX:-UsePerfData} and outside
   * of HotSpot.
   *
   * @param instrumentation opens the JDK's class for them; null outside of an agent
   */
  static @Nullable PerfCounters open(@Nullable Instrumentation instrumentation) {
    try {
      Class<?> perf = perf();
      JdkInternals.open(instrumentation, perf);
      Method getPerf = perf.getMethod("getPerf");
      getPerf.setAccessible(true);
      ByteBuffer memory = attach(perf, getPerf.invoke(null));
      return memory.order(ByteOrder.BIG_ENDIAN).getInt(0) == MAGIC
          ? new PerfCounters(memory.order(ByteOrder.nativeOrder()))
          : null;
    } catch (ReflectiveOperationException | RuntimeException e) {
      // What a JVM without them throws is different in each version.
      return null;
    }
  }

  private static Class<?> perf() throws ClassNotFoundException {
    return Class.forName(JdkInternals.isModular() ? "jdk.internal.perf.Perf" : "sun.misc.Perf");
  }

  /** To this JVM; up to Java 20 with the access that is asked for. */
  private static ByteBuffer attach(Class<?> perf, Object instance)
      throws ReflectiveOperationException {
    Method attach;
    try {
      attach = perf.getMethod("attach", int.class);
    } catch (NoSuchMethodException older) {
      attach = perf.getMethod("attach", int.class, String.class);
      attach.setAccessible(true);
      return (ByteBuffer) attach.invoke(instance, 0, "r");
    }
    attach.setAccessible(true);
    return (ByteBuffer) attach.invoke(instance, 0);
  }

  /** Where the 64 bit counter of this name is; -1 when there is none. */
  int find(String name) {
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    int entry = memory.getInt(ENTRY_OFFSET);
    for (int left = memory.getInt(ENTRY_COUNT); left > 0; left--) {
      if (memory.get(entry + DATA_TYPE) == 'J'
          && isText(entry + memory.getInt(entry + NAME_OFFSET), wanted)) {
        return entry + memory.getInt(entry + DATA_OFFSET);
      }
      entry += memory.getInt(entry);
    }
    return -1;
  }

  private boolean isText(int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (memory.get(at + i) != wanted[i]) {
        return false;
      }
    }
    return memory.get(at + wanted.length) == 0;
  }

  /** The counter's value. */
  long value(int place) {
    return memory.getLong(place);
  }

  /** The value, in seconds, of a counter of time. */
  double seconds(int place) {
    return memory.getLong(place) / ticksPerSecond;
  }
}
