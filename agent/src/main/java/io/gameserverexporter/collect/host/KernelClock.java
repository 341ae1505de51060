package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.JdkInternals;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Linux's system call {@code adjtimex} says of the kernel's clock, on 64 bit machines.
 *
 * <p>Called by the JDK's foreign function interface, which is there from Java 21 on, by reflection
 * as the agent runs on Java 8, too. In the name of the JDK: in that of the agent, Java 22 and later
 * would warn on standard error. Setting that up takes 0.3 s of processor time and 10 MB.
 *
 * <p>Source: adjtimex(2); struct timex of {@code linux/timex.h}.
 */
final class KernelClock {
  /** The return value that says that the clock is not synchronized. */
  private static final int TIME_ERROR = 5;

  private static final int FIRST_JAVA = 21;

  /** More than the 208 bytes of the structure. */
  private static final int SIZE = 256;

  private static final int STATUS = 40;

  private final ByteBuffer timex = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());
  private final MethodHandle adjtimex;
  private int result;

  private KernelClock(MethodHandle adjtimex) {
    this.adjtimex = adjtimex;
  }

  /**
   * Sets the call up.
   *
   * @throws UnsupportedOperationException where the agent has no way to make the call
   */
  static KernelClock open(@Nullable Instrumentation instrumentation) throws Throwable {
    if (!"64".equals(System.getProperty("sun.arch.data.model"))) {
      throw new UnsupportedOperationException("only read on 64 bit machines");
    }
    Class<?> linkerType;
    try {
      linkerType = Class.forName("java.lang.foreign.Linker");
      linkerType.getMethod("nativeLinker");
    } catch (ReflectiveOperationException older) {
      throw new UnsupportedOperationException(
          "the state of the clock can be asked for on Java " + FIRST_JAVA + " and later", older);
    }
    return new KernelClock(link(linkerType, instrumentation));
  }

  private static MethodHandle link(Class<?> linkerType, @Nullable Instrumentation instrumentation)
      throws Throwable {
    Class<?> segmentType = Class.forName("java.lang.foreign.MemorySegment");
    Class<?> layoutType = Class.forName("java.lang.foreign.MemoryLayout");
    Class<?> valueType = Class.forName("java.lang.foreign.ValueLayout");
    Class<?> descriptorType = Class.forName("java.lang.foreign.FunctionDescriptor");
    Object options = Array.newInstance(Class.forName("java.lang.foreign.Linker$Option"), 0);
    Object arguments = Array.newInstance(layoutType, 1);
    Array.set(arguments, 0, valueType.getField("ADDRESS").get(null));
    Object descriptor =
        descriptorType
            .getMethod("of", layoutType, arguments.getClass())
            .invoke(null, valueType.getField("JAVA_INT").get(null), arguments);
    Object linker = linkerType.getMethod("nativeLinker").invoke(null);
    Object symbols = linkerType.getMethod("defaultLookup").invoke(linker);
    Optional<?> symbol =
        (Optional<?>)
            Class.forName("java.lang.foreign.SymbolLookup")
                .getMethod("find", String.class)
                .invoke(symbols, "adjtimex");
    MethodHandle downcall =
        ofTheJdk(instrumentation)
            .findVirtual(
                linkerType,
                "downcallHandle",
                MethodType.methodType(
                    MethodHandle.class, segmentType, descriptorType, options.getClass()))
            .asFixedArity();
    Object handle =
        downcall.invokeWithArguments(
            linker,
            symbol.orElseThrow(() -> new UnsupportedOperationException("there is no adjtimex")),
            descriptor,
            options);
    return (MethodHandle) handle;
  }

  private static MethodHandles.Lookup ofTheJdk(@Nullable Instrumentation instrumentation)
      throws ReflectiveOperationException {
    JdkInternals.open(instrumentation, MethodHandles.class);
    Field lookup = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
    lookup.setAccessible(true);
    return (MethodHandles.Lookup) lookup.get(null);
  }

  /** Asks the kernel; sets nothing. */
  void read() throws Throwable {
    for (int i = 0; i < SIZE; i++) {
      timex.put(i, (byte) 0);
    }
    Object segment =
        Class.forName("java.lang.foreign.MemorySegment")
            .getMethod("ofBuffer", Buffer.class)
            .invoke(null, timex);
    result = (Integer) adjtimex.invokeWithArguments(segment);
    if (result < 0) {
      throw new UnsupportedOperationException(
          "the kernel refuses to tell the state of its clock, as a container's seccomp profile may"
              + " have it");
    }
  }

  /** Whether something keeps the clock right, such as chrony. */
  boolean isSynchronized() {
    return result != TIME_ERROR;
  }

  /** The flags of the clock. */
  int status() {
    return timex.getInt(STATUS);
  }

  /** The 64 bit field at this offset. */
  double wide(int offset) {
    return timex.getLong(offset);
  }

  /** The 32 bit field at this offset. */
  double narrow(int offset) {
    return timex.getInt(offset);
  }
}
