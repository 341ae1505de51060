package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/**
 * The exchanges of one HTTP/2 connection, each on a stream of its own.
 *
 * <p>Used by one thread at a time, the connection's event loop. The exchanges are used again, so
 * that a request costs no allocation.
 */
public final class HttpStreams {
  // What a connection keeps when nothing is open on it, and what may be open at a time: more than
  // servers allow, but one that ignores streams, as after it has said goodbye, has no limit.
  private static final int KEPT = 32;
  private static final int MOST = 4096;

  private final String scheme;

  // Open-addressed by stream; no more than half full.
  private int[] streams = new int[8];
  private @Nullable HttpExchange[] exchanges = new HttpExchange[8];
  private int open;
  private int newest;
  private final @Nullable HttpExchange[] free = new HttpExchange[KEPT];
  private int freed;
  private boolean closed;

  HttpStreams(String scheme) {
    this.scheme = scheme;
  }

  /** The head of a request has come, or what comes after a body: those are no request. */
  public void begin(int stream, CharSequence method, @Nullable CharSequence path) {
    if (stream <= newest) {
      return;
    }
    newest = stream;
    HttpExchange exchange = freed > 0 ? free[--freed] : null;
    if (exchange == null) {
      exchange = new HttpExchange();
    }
    HttpServers.begin(exchange, method.toString(), scheme);
    if (HttpServers.wantsPaths() && path != null) {
      exchange.path(path.toString());
    }
    if (closed || open == MOST) {
      HttpServers.end(exchange, 0, null);
    } else {
      add(stream, exchange);
    }
  }

  /** What is open on a stream, null when nothing is. */
  public @Nullable HttpExchange exchange(int stream) {
    return exchanges[find(stream)];
  }

  /** A request that came as HTTP/1.1, with the wish to go on with HTTP/2, is answered here. */
  void adopt(HttpExchange exchange) {
    newest = 1;
    add(1, exchange);
  }

  /**
   * Header fields of a response are sent: its head, an interim one, or those after a body.
   *
   * @param status null in those after a body
   * @param last whether nothing comes after them
   */
  public void answer(int stream, @Nullable CharSequence status, boolean last) {
    int place = find(stream);
    HttpExchange exchange = exchanges[place];
    if (exchange == null) {
      return;
    }
    if (status != null && status.length() == 3 && status.charAt(0) != '1') {
      exchange.status(
          (status.charAt(0) - '0') * 100 + (status.charAt(1) - '0') * 10 + status.charAt(2) - '0');
    }
    if (last) {
      end(stream);
    }
  }

  /** The last part of a response is sent, or one of both sides has given the stream up. */
  public void end(int stream) {
    int place = find(stream);
    HttpExchange exchange = exchanges[place];
    if (exchange == null) {
      return;
    }
    remove(place);
    HttpServers.end(exchange, exchange.status(), null);
    if (freed < KEPT) {
      free[freed++] = exchange;
    }
  }

  void close() {
    closed = true;
    for (HttpExchange exchange : exchanges) {
      if (exchange != null) {
        HttpServers.end(exchange, exchange.status(), null);
      }
    }
    resize(8);
    open = 0;
  }

  private void add(int stream, HttpExchange exchange) {
    if (++open * 2 > streams.length) {
      int[] oldStreams = streams;
      @Nullable HttpExchange[] oldExchanges = exchanges;
      resize(streams.length * 2);
      for (int i = 0; i < oldStreams.length; i++) {
        put(oldStreams[i], oldExchanges[i]);
      }
    }
    put(stream, exchange);
  }

  private void resize(int places) {
    streams = new int[places];
    exchanges = new HttpExchange[places];
  }

  private void put(int stream, @Nullable HttpExchange exchange) {
    if (exchange != null) {
      int place = find(stream);
      streams[place] = stream;
      exchanges[place] = exchange;
    }
  }

  /** Where the stream is, or where it would have to be. */
  private int find(int stream) {
    int place = home(stream);
    while (exchanges[place] != null && streams[place] != stream) {
      place = (place + 1) & (streams.length - 1);
    }
    return place;
  }

  /** Streams that clients begin are odd. */
  private int home(int stream) {
    return (stream >>> 1) & (streams.length - 1);
  }

  private void remove(int place) {
    open--;
    if (open == 0 && streams.length > KEPT) {
      resize(8);
      return;
    }
    int mask = streams.length - 1;
    int gap = place;
    int next = (gap + 1) & mask;
    while (exchanges[next] != null) {
      // Moves up unless its home lies behind the gap.
      if (((next - home(streams[next])) & mask) >= ((next - gap) & mask)) {
        streams[gap] = streams[next];
        exchanges[gap] = exchanges[next];
        gap = next;
      }
      next = (next + 1) & mask;
    }
    exchanges[gap] = null;
  }
}
