package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/** Where the events of HTTP servers go; implemented by the core, called on the server's threads. */
public interface HttpSink {
  /**
   * Where a request that begins belongs. Not asked again for the next request of the same exchange
   * if that has the same method and scheme.
   */
  ActiveSeries active(@Nullable String method, @Nullable String scheme);

  /**
   * Whether exchanges are to have their {@link HttpExchange#path}, which may cost an allocation.
   */
  boolean wantsPaths();

  /**
   * An exchange has ended.
   *
   * @param thread that of the thread that calls
   * @param nanos how long it took
   * @param status the response's status code, 0 when no response was sent
   * @param errorType what went wrong, null when nothing did
   */
  void ended(
      ThreadState thread,
      HttpExchange exchange,
      long nanos,
      int status,
      @Nullable String errorType);
}
