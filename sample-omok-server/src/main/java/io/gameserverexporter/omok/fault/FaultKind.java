package io.gameserverexporter.omok.fault;

import io.gameserverexporter.omok.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a service can misbehave. */
public enum FaultKind {
  /** Every answer is late. */
  LATENCY,
  /** A share of the requests is answered with HTTP 500. */
  ERRORS,
  /** The garbage collector takes a large share of the time. */
  GC,
  /** Memory leaks until little of the heap is left. */
  HEAP,
  /** The process ends. */
  DOWN;

  /** The name in options and output. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind with a label.
   *
   * @throws UsageException when there is none
   */
  static FaultKind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new UsageException("--break=" + label + ": it is one of " + labels()));
  }

  private static String labels() {
    return Arrays.stream(values()).map(FaultKind::label).collect(Collectors.joining(", "));
  }

  Fault create() {
    return switch (this) {
      case LATENCY -> new SlowAnswers();
      case ERRORS -> new FailingAnswers();
      case GC -> new GarbageStorm();
      case HEAP -> new HeapLeak();
      case DOWN -> new SuddenEnd();
    };
  }
}
