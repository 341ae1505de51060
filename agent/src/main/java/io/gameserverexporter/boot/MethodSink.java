package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/**
 * Where the calls of a method go that the operator has named; implemented by the core, called on
 * the server's threads.
 */
public interface MethodSink {
  /**
   * A call begins.
   *
   * @return its time, to be given to {@link #ended}
   */
  long begun();

  /**
   * A call has ended.
   *
   * @param startNanos what {@link #begun} has returned; 0 when it began before it was woven
   * @param error what it throws; null when it returns
   */
  void ended(long startNanos, @Nullable Throwable error);

  /**
   * A call whose values are wanted has ended.
   *
   * @param self null for a static method
   * @param result null when it throws or returns nothing
   */
  void ended(
      long startNanos,
      @Nullable Throwable error,
      @Nullable Object self,
      @Nullable Object[] arguments,
      @Nullable Object result);

  /** An object of a class has been made. */
  void made(Object object);
}
