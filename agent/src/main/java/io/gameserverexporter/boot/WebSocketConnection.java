package io.gameserverexporter.boot;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection to a server, from the answer to its handshake until it is closed.
 *
 * <p>One thread at a time tells of what is received, and one of what is sent in fragments; any
 * number of what is sent whole. Operation codes are those of RFC 6455, section 5.2. Nothing here
 * allocates for a message, looks anything up, or throws.
 */
public final class WebSocketConnection {
  private static final AtomicIntegerFieldUpdater<WebSocketConnection> STATE =
      AtomicIntegerFieldUpdater.newUpdater(WebSocketConnection.class, "state");
  private static final AtomicIntegerFieldUpdater<WebSocketConnection> CODE =
      AtomicIntegerFieldUpdater.newUpdater(WebSocketConnection.class, "code");

  private static final int NEW = 0;
  private static final int OPEN = 1;
  private static final int CLOSED = 2;

  private static final int CONTINUATION = 0;
  private static final int NONE = -1;

  /** RFC 6455, section 7.4.1: a close frame without a code, and a connection lost without one. */
  private static final int NO_STATUS = 1005;

  private static final int ABNORMAL = 1006;

  private final String prefix;
  private final @Nullable String template;
  // Its beginning has passed uncounted, so its end does, too; only messages count.
  private final boolean older;
  private volatile int state;
  // Of the first close frame in either direction.
  private volatile int code;
  private @Nullable WebSocketCounts counts;
  // Of messages that come in parts, from the first until the last.
  private int receiving = NONE;
  private long receivedBytes;
  // Of a frame that has not come as a whole.
  private int head = NONE;
  private boolean headOfLast;
  private long headBytes;
  private int sending = NONE;
  private long sentBytes;

  /**
   * @param prefix what stands before the template; null when nothing does
   * @param template of the endpoint's path; null when it is not known
   */
  public WebSocketConnection(@Nullable String prefix, @Nullable String template) {
    this(prefix, template, false);
  }

  private WebSocketConnection(@Nullable String prefix, @Nullable String template, boolean older) {
    this.prefix = prefix == null ? "" : prefix;
    this.template = template;
    this.older = older;
  }

  /** One that was open before the agent came, at an endpoint that is not known. */
  public static WebSocketConnection older() {
    return new WebSocketConnection(null, null, true);
  }

  /** For the endpoint that an upgrade asks for. */
  public WebSocketConnection(@Nullable HttpExchange upgrade) {
    this(
        upgrade == null ? null : upgrade.settledPrefix(),
        upgrade == null ? null : upgrade.settledRoute());
  }

  /** The handshake is answered: counted as open from now on. Calls after the first are ignored. */
  public void open() {
    if (state != NEW) {
      return;
    }
    try {
      WebSocketCounts found = WebSockets.counts(prefix, template);
      if (found != null) {
        counts = found;
        if (STATE.compareAndSet(this, NEW, OPEN) && !older) {
          found.open().increment();
        }
      }
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  /** A frame came from the client; servers may tell of the last one when they have closed. */
  public void received(int operation, boolean last, long bytes) {
    open();
    WebSocketCounts to = counts;
    if (to == null) {
      return;
    }
    int type = typeOf(operation);
    if (type >= WebSocketCounts.PING) {
      to.received(type).increment();
      return;
    }
    if (operation != CONTINUATION && last) {
      to.received(type).increment();
      to.bytesReceived().add(bytes);
      return;
    }
    if (operation != CONTINUATION) {
      receiving = type;
      receivedBytes = 0;
    }
    if (receiving == NONE) {
      // Of a message that began before the agent came, or of no message.
      return;
    }
    receivedBytes += bytes;
    if (last) {
      to.received(receiving).increment();
      to.bytesReceived().add(receivedBytes);
      receiving = NONE;
    }
  }

  /** The head of a frame came from the client, {@code bytes} are to follow. */
  public void receiving(int operation, boolean last, long bytes) {
    head = operation;
    headOfLast = last;
    headBytes = bytes;
  }

  /** Nothing is missing any more of a frame whose head came, if there is one. */
  public void received(boolean well) {
    int operation = head;
    head = NONE;
    if (operation == NONE || !well) {
      return;
    }
    received(operation, headOfLast, headBytes);
    if (operation == 8 && headBytes == 0) {
      code(0);
    }
  }

  /** A frame came from the client, perhaps one that closes. */
  public void received(int operation, boolean last, @Nullable ByteBuffer payload) {
    if (operation == 8) {
      receivedClose(codeIn(payload));
    } else {
      received(operation, last, payload == null ? 0 : payload.remaining());
    }
  }

  /** A frame goes to the client, perhaps one that closes. */
  public void sent(int operation, boolean last, @Nullable ByteBuffer payload) {
    if (operation == 8) {
      sentClose(codeIn(payload));
    } else {
      sent(operation, last, payload == null ? 0 : payload.remaining());
    }
  }

  /** The code at the beginning of the payload of a close frame; 0 when there is none. */
  private static int codeIn(@Nullable ByteBuffer payload) {
    return payload == null || payload.remaining() < 2
        ? 0
        : payload.getShort(payload.position()) & 0xffff;
  }

  /** What came was a close frame with that payload. */
  public void codeOf(ByteBuffer payload) {
    code(codeIn(payload));
  }

  /** A frame goes to the client. */
  public void sent(int operation, boolean last, long bytes) {
    open();
    WebSocketCounts to = counts;
    if (to == null) {
      return;
    }
    int type = typeOf(operation);
    if (type >= WebSocketCounts.PING) {
      to.sent(type).increment();
      return;
    }
    if (operation != CONTINUATION && last) {
      to.sent(type).increment();
      to.bytesSent().add(bytes);
      return;
    }
    if (operation != CONTINUATION) {
      sending = type;
      sentBytes = 0;
    }
    if (sending == NONE) {
      return;
    }
    sentBytes += bytes;
    if (last) {
      to.sent(sending).increment();
      to.bytesSent().add(sentBytes);
      sending = NONE;
    }
  }

  /**
   * A close frame came from the client.
   *
   * @param given its code; 0 when it has none
   */
  public void receivedClose(int given) {
    received(8, true, 0);
    code(given);
  }

  /**
   * A close frame goes to the client.
   *
   * @param given its code; 0 when it has none
   */
  public void sentClose(int given) {
    // Servers send one into a connection, too, that they have just found to be lost.
    if (code != ABNORMAL) {
      sent(8, true, 0);
      code(given);
    }
  }

  /** The connection cannot be read any more: nothing that is sent now will arrive. */
  public void lost() {
    code(ABNORMAL);
  }

  /** A close frame, whichever way it goes, has this code; 0 when it has none. */
  public void code(int given) {
    if (code == 0) {
      CODE.compareAndSet(this, 0, given == 0 ? NO_STATUS : given);
    }
  }

  /** The connection is closed. Calls after the first are ignored. */
  public void close() {
    if (STATE.getAndSet(this, CLOSED) != OPEN || older) {
      return;
    }
    WebSocketCounts to = counts;
    if (to != null) {
      to.open().decrement();
      try {
        to.closed(code == 0 ? ABNORMAL : code);
      } catch (Throwable error) {
        Suppressed.note(error);
      }
    }
  }

  /** Whether {@link #close} was called. */
  public boolean isClosed() {
    return state == CLOSED;
  }

  private static int typeOf(int operation) {
    switch (operation) {
      case 2:
        return WebSocketCounts.BINARY;
      case 8:
        return WebSocketCounts.CLOSE;
      case 9:
        return WebSocketCounts.PING;
      case 10:
        return WebSocketCounts.PONG;
      default:
        return WebSocketCounts.TEXT;
    }
  }
}
