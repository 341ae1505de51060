package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.model.snapshots.Labels;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * {@code jvm_flight_recorder}: what only the JVM's flight recorder tells, from a stream of its
 * events (JEP 349): which operations stopped all threads, and virtual threads that were pinned.
 *
 * <p>A recording has three threads, a folder below the temporary one and some 40 MB, so that it is
 * off unless asked for (see {@code docs/design.md}).
 */
final class JvmFlightRecorder implements Source {
  private static final String STREAM = "jdk.jfr.consumer.RecordingStream";
  private static final String OPERATION = "jdk.ExecuteVMOperation";
  private static final String PINNED = "jdk.VirtualThreadPinned";
  private static final int PINNED_MILLIS = 20;
  private static final double NANOS = 1e9;

  private final Family operations =
      Family.counter(
          "jvm_safepoint_operations_total", "How often the JVM stopped all threads, and for what.");
  private final Family operationSeconds =
      Family.counter(
          "jvm_safepoint_operation_seconds_total",
          "Seconds that an operation took for which the JVM stopped all threads.");
  private final Family pinned =
      Family.counter(
          "jvm_virtual_threads_pinned_total",
          "How often a virtual thread has waited for 20 ms or more and kept its carrier thread.");
  private final Family pinnedSeconds =
      Family.counter(
          "jvm_virtual_threads_pinned_seconds_total",
          "Seconds that virtual threads kept carrier threads while they waited, of 20 ms or more.");

  private final Map<String, Sum> byOperation = new ConcurrentHashMap<>();
  private final Sum ofPinned = new Sum();
  private final Method getDuration;
  private final Method getString;
  private final Method getBoolean;
  private final AutoCloseable stream;

  /** How many events there were, and how long they took. */
  private static final class Sum {
    private long count;
    private long nanos;

    synchronized void add(Duration duration) {
      count++;
      nanos += duration.toNanos();
    }

    synchronized void addTo(Reading reading, Family counts, Family seconds, Labels labels) {
      reading.add(counts, labels, (double) count);
      reading.add(seconds, labels, nanos / NANOS);
    }
  }

  private JvmFlightRecorder(Class<?> type) throws ReflectiveOperationException {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    Class<?> event = Class.forName("jdk.jfr.consumer.RecordedEvent", false, loader);
    getDuration = event.getMethod("getDuration");
    getString = event.getMethod("getString", String.class);
    getBoolean = event.getMethod("getBoolean", String.class);
    Method enable = type.getMethod("enable", String.class);
    Class<?> settings = enable.getReturnType();
    stream = (AutoCloseable) type.getConstructor().newInstance();
    Object ofOperation = enable.invoke(stream, OPERATION);
    settings.getMethod("withoutStackTrace").invoke(ofOperation);
    settings.getMethod("withoutThreshold").invoke(ofOperation);
    Object ofPinning = enable.invoke(stream, PINNED);
    settings.getMethod("withoutStackTrace").invoke(ofPinning);
    settings
        .getMethod("withThreshold", Duration.class)
        .invoke(ofPinning, Duration.ofMillis(PINNED_MILLIS));
    Method onEvent = type.getMethod("onEvent", String.class, Consumer.class);
    onEvent.invoke(stream, OPERATION, (Consumer<Object>) this::operation);
    onEvent.invoke(stream, PINNED, (Consumer<Object>) this::pinned);
    type.getMethod("startAsync").invoke(stream);
  }

  /**
   * Starts a recording.
   *
   * @throws UnsupportedOperationException where the JVM has no stream of events
   */
  static Source open() throws ReflectiveOperationException {
    Class<?> type;
    try {
      type = Class.forName(STREAM, true, ClassLoader.getSystemClassLoader());
    } catch (ClassNotFoundException none) {
      throw new UnsupportedOperationException(
          "the flight recorder tells of events as they happen on Java 14 and later, where there is"
              + " the module jdk.jfr",
          none);
    }
    return new JvmFlightRecorder(type);
  }

  private void operation(Object event) {
    try {
      if ((Boolean) getBoolean.invoke(event, "safepoint")) {
        String name = (String) getString.invoke(event, "operation");
        byOperation
            .computeIfAbsent(name, operation -> new Sum())
            .add((Duration) getDuration.invoke(event));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pinned(Object event) {
    try {
      ofPinned.add((Duration) getDuration.invoke(event));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) {
    byOperation.forEach(
        (name, sum) ->
            sum.addTo(reading, operations, operationSeconds, Labels.of("operation", name)));
    ofPinned.addTo(reading, pinned, pinnedSeconds, Labels.EMPTY);
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
