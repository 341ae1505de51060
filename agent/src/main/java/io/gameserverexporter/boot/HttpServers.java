package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/**
 * What advice in HTTP servers and frameworks calls.
 *
 * <p>No method throws: an error here must not reach the server (see {@link Suppressed}). No method
 * allocates or locks, apart from the first use on a thread, or of a series there.
 */
public final class HttpServers {
  private static volatile @Nullable HttpSink sink;
  private static volatile boolean wantsPaths;

  private HttpServers() {}

  /** Installs the core's sink; before that, exchanges pass uncounted. */
  public static void install(HttpSink newSink) {
    wantsPaths = newSink.wantsPaths();
    sink = newSink;
  }

  /** Whether exchanges are to be told their path after they have begun. */
  public static boolean wantsPaths() {
    return wantsPaths;
  }

  /** The exchange begins: counted as in flight from now on. */
  public static void begin(
      HttpExchange exchange, @Nullable String method, @Nullable String scheme) {
    try {
      begin(ThreadState.current(), exchange, method, scheme);
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  /**
   * As {@link #begin(HttpExchange, String, String)}, on the thread that calls, which works on the
   * exchange from now on: what it worked on before, somebody above will go back to.
   */
  static void beginHere(HttpExchange exchange, @Nullable String method, @Nullable String scheme) {
    try {
      ThreadState thread = ThreadState.current();
      if (thread.exchange != exchange) {
        thread.exchange = exchange;
      }
      begin(thread, exchange, method, scheme);
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  private static void begin(
      ThreadState thread, HttpExchange exchange, @Nullable String method, @Nullable String scheme) {
    HttpSink to = sink;
    if (to == null) {
      return;
    }
    if (exchange.isOpen()) {
      // The server forgot the end of the last one; it must not be lost, nor stay in flight.
      end(exchange, exchange.status(), null);
    }
    ActiveSeries active = exchange.activeOf(method, scheme);
    if (active == null) {
      active = to.active(method, scheme);
    }
    exchange.open(method, scheme, active);
    active.begun(thread);
  }

  /**
   * The exchange is complete; calls after the first are ignored.
   *
   * @param status the response's status code, 0 when no response was sent
   * @param error what the handler threw, null when it did not throw or that is not known
   */
  public static void end(HttpExchange exchange, int status, @Nullable Throwable error) {
    if (!exchange.close()) {
      return;
    }
    try {
      long nanos = System.nanoTime() - exchange.startNanos();
      ThreadState thread = ThreadState.current();
      exchange.active().ended(thread);
      if (error != null) {
        exchange.failed(error);
      }
      HttpSink to = sink;
      if (to != null) {
        to.ended(thread, exchange, nanos, status, exchange.errorType());
      }
    } catch (Throwable problem) {
      Suppressed.note(problem);
    }
  }

  /**
   * What began is no exchange of its own, as when a connection is upgraded to HTTP/2 and the
   * request comes again as the first stream: not counted, and no longer in flight. Ignored after
   * the end.
   */
  public static void abandon(HttpExchange exchange) {
    if (!exchange.close()) {
      return;
    }
    try {
      exchange.active().ended(ThreadState.current());
    } catch (Throwable problem) {
      Suppressed.note(problem);
    }
  }

  /**
   * This thread works on {@code exchange} (null: on none) until {@link #leave}.
   *
   * @return what it worked on before, to be given to {@link #leave}
   */
  public static @Nullable HttpExchange enter(@Nullable HttpExchange exchange) {
    ThreadState thread = ThreadState.current();
    HttpExchange before = thread.exchange;
    if (before != exchange) {
      thread.exchange = exchange;
    }
    return before;
  }

  /** This thread goes back to what it worked on before {@link #enter}. */
  public static void leave(@Nullable HttpExchange before) {
    ThreadState thread = ThreadState.current();
    if (thread.exchange != before) {
      thread.exchange = before;
    }
  }

  /** The exchange that this thread works on, null when on none. */
  public static @Nullable HttpExchange current() {
    return ThreadState.current().exchange;
  }
}
