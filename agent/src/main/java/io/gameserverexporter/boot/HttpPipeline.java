package io.gameserverexporter.boot;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of one connection that may carry several at a time: HTTP/1.1 requests are sent
 * without waiting, and answered in their order (RFC 9112, section 9.3.2).
 *
 * <p>Used by one thread at a time, the connection's event loop. The exchanges are used again, so
 * that a request costs no allocation.
 */
public final class HttpPipeline {
  // What a connection keeps when nothing is open on it, and what may be open at a time: clients
  // must not be able to make the server hold more.
  private static final int KEPT = 32;
  private static final int MOST = 1024;

  private static volatile boolean used;

  private final String scheme;

  // A ring whose length is a power of two; an exchange stays at its place when it has ended.
  private @Nullable HttpExchange[] ring = new HttpExchange[1];
  private int oldest;
  private int open;
  // Requests after those in the ring that are counted already, and whose answers are to be skipped.
  private int beyond;
  // Whether the rest of the response that is being sent belongs to the oldest exchange.
  private boolean answering;
  private boolean closed;
  private @Nullable HttpStreams streams;

  /**
   * For a connection that has its first request.
   *
   * @param handlers what the connection's bytes pass through, by name
   */
  public HttpPipeline(Iterable<? extends Map.Entry<String, ?>> handlers) {
    scheme = isEncrypted(handlers) ? "https" : "http";
  }

  /** Whether there has been one: who serves another protocol pays for no more than this. */
  public static boolean isUsed() {
    return used;
  }

  /**
   * A handler of the connection is given what has come: this thread works on the oldest exchange
   * that is open there until {@link HttpServers#leave}.
   *
   * @param carried what the connection's channel carries, null for nothing
   * @return what the thread worked on before, to be given to {@link HttpServers#leave}
   */
  public static @Nullable HttpExchange read(@Nullable Object carried) {
    return carried instanceof HttpPipeline
        ? HttpServers.enter(((HttpPipeline) carried).oldest())
        : HttpServers.current();
  }

  /**
   * A part of a response is on its way into the connection.
   *
   * @param carried what the connection's channel carries, null for nothing
   * @param parts what part it is, of {@link NettyMessages}
   * @param status that of its head, if it has one
   */
  public static void encoded(@Nullable Object carried, int parts, int status) {
    if (carried instanceof HttpPipeline) {
      HttpPipeline pipeline = (HttpPipeline) carried;
      if ((parts & NettyMessages.HEAD) == 0) {
        pipeline.complete();
      } else {
        pipeline.answer(status, (parts & NettyMessages.LAST) != 0);
      }
    }
  }

  /**
   * The answer 101 that goes on with HTTP/2 is on its way into the connection.
   *
   * @param carried what the connection's channel carries, null for nothing
   */
  public static void upgraded(@Nullable Object carried) {
    if (carried instanceof HttpPipeline) {
      ((HttpPipeline) carried).upgrade();
    }
  }

  private static void use() {
    if (!used) {
      used = true;
    }
  }

  /** By its name: the class is in a library that a server without TLS need not have. */
  private static boolean isEncrypted(Iterable<? extends Map.Entry<String, ?>> handlers) {
    for (Map.Entry<String, ?> handler : handlers) {
      Class<?> type = handler.getValue().getClass();
      while (type != null) {
        if (ClassNames.isCopyOf(type.getName(), "io.netty.handler.ssl.SslHandler")) {
          return true;
        }
        type = type.getSuperclass();
      }
    }
    return false;
  }

  /**
   * A request has come.
   *
   * @param method null if it could not be read
   * @param path what was asked for, null if it could not be read
   * @return the exchange that begins
   */
  public HttpExchange begin(@Nullable String method, @Nullable String path) {
    if (takesNoMore()) {
      return unanswered(method);
    }
    HttpExchange exchange = next();
    HttpServers.begin(exchange, method, scheme);
    if (HttpServers.wantsPaths()) {
      exchange.path(path);
    }
    return exchange;
  }

  /**
   * As {@link #begin}, and this thread works on it from now on, within {@link #read}.
   *
   * @param method null if it could not be read
   * @param path what was asked for, null if it could not be read
   */
  public void beginHere(@Nullable String method, @Nullable String path) {
    if (takesNoMore()) {
      HttpServers.enter(unanswered(method));
      return;
    }
    HttpExchange exchange = next();
    HttpServers.beginHere(exchange, method, scheme);
    if (HttpServers.wantsPaths()) {
      exchange.path(path);
    }
  }

  private boolean takesNoMore() {
    return closed || open == MOST || beyond > 0;
  }

  /** For a request that will have no answer, or one that is to be skipped. */
  private HttpExchange unanswered(@Nullable String method) {
    HttpExchange unanswered = new HttpExchange();
    HttpServers.begin(unanswered, method, scheme);
    HttpServers.end(unanswered, 0, null);
    beyond = closed ? 0 : beyond + 1;
    return unanswered;
  }

  /** The one that is open from now on, behind all others. */
  private HttpExchange next() {
    use();
    if (open == ring.length) {
      grow();
    }
    int place = (oldest + open) & (ring.length - 1);
    HttpExchange exchange = ring[place];
    if (exchange == null) {
      exchange = new HttpExchange();
      ring[place] = exchange;
    }
    open++;
    return exchange;
  }

  /**
   * What the server works on when it reads from the connection, or goes on with it: most work on
   * one request after the other. Null when nothing is open.
   */
  public @Nullable HttpExchange oldest() {
    return open > 0 ? ring[oldest] : null;
  }

  /** What is being received, or has been last. Null when nothing is open. */
  public @Nullable HttpExchange newest() {
    return open > 0 ? ring[(oldest + open - 1) & (ring.length - 1)] : null;
  }

  /** The oldest that no object of the server has been named for. Null when there is none. */
  public @Nullable HttpExchange oldestUnnamed() {
    for (int i = 0; i < open; i++) {
      HttpExchange exchange = ring[(oldest + i) & (ring.length - 1)];
      if (exchange != null && !exchange.isNamed()) {
        return exchange;
      }
    }
    return null;
  }

  private void grow() {
    @Nullable HttpExchange[] longer = new HttpExchange[ring.length * 2];
    for (int i = 0; i < open; i++) {
      longer[i] = ring[(oldest + i) & (ring.length - 1)];
    }
    ring = longer;
    oldest = 0;
  }

  /**
   * The head of a response is sent. One that nobody has asked for is of no exchange, such as a 408
   * to a client that is silent.
   *
   * @param complete whether that is all of the response
   */
  public void answer(int status, boolean complete) {
    boolean interim = status < 200 && status != 101;
    answering = !interim && open + beyond > 0;
    if (!answering) {
      return;
    }
    HttpExchange exchange = oldest();
    if (exchange != null) {
      exchange.status(status);
    }
    // What comes after 101 is of another protocol.
    if (complete || status == 101) {
      complete();
    }
  }

  /** The last part of a response is sent. */
  public void complete() {
    if (answering) {
      answering = false;
      if (open > 0) {
        endOldest();
      } else if (beyond > 0) {
        beyond--;
      }
    }
  }

  /** The same connection when it goes on with HTTP/2, or has begun with it. */
  public HttpStreams streams() {
    HttpStreams made = streams;
    if (made == null) {
      use();
      made = new HttpStreams(scheme);
      streams = made;
    }
    return made;
  }

  /** The oldest request is answered with HTTP/2, on its first stream; 101 is not the answer. */
  public void upgrade() {
    answering = false;
    HttpExchange exchange = oldest();
    if (exchange != null) {
      ring[oldest] = null;
      forgetOldest();
      streams().adopt(exchange);
    }
  }

  /** The connection is closed: nothing that is open will be answered. */
  public void close() {
    closed = true;
    beyond = 0;
    while (open > 0) {
      endOldest();
    }
    if (streams != null) {
      streams.close();
    }
  }

  private void endOldest() {
    HttpExchange exchange = ring[oldest];
    forgetOldest();
    if (exchange != null) {
      HttpServers.end(exchange, exchange.status(), null);
    }
  }

  private void forgetOldest() {
    oldest = (oldest + 1) & (ring.length - 1);
    open--;
    if (open == 0) {
      oldest = 0;
      if (ring.length > KEPT) {
        ring = Arrays.copyOf(ring, KEPT);
      }
    }
  }
}
