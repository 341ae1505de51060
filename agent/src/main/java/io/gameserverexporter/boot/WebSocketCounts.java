package io.gameserverexporter.boot;

import java.util.concurrent.atomic.LongAdder;

/** The counts of one WebSocket endpoint, which its connections hold: a message looks nothing up. */
public abstract class WebSocketCounts {
  public static final int TEXT = 0;
  public static final int BINARY = 1;
  public static final int PING = 2;
  public static final int PONG = 3;
  public static final int CLOSE = 4;

  /** How many types of messages there are. */
  public static final int TYPES = 5;

  private final LongAdder open = new LongAdder();
  private final LongAdder[] received = adders();
  private final LongAdder[] sent = adders();
  private final LongAdder bytesReceived = new LongAdder();
  private final LongAdder bytesSent = new LongAdder();

  private static LongAdder[] adders() {
    LongAdder[] adders = new LongAdder[TYPES];
    for (int i = 0; i < TYPES; i++) {
      adders[i] = new LongAdder();
    }
    return adders;
  }

  /** Connections that are open now. */
  public final LongAdder open() {
    return open;
  }

  /** Messages of a type that came from clients. */
  public final LongAdder received(int type) {
    return received[type];
  }

  /** Messages of a type that went to clients. */
  public final LongAdder sent(int type) {
    return sent[type];
  }

  /** The payloads of the text and binary messages that came from clients. */
  public final LongAdder bytesReceived() {
    return bytesReceived;
  }

  /** The payloads of the text and binary messages that went to clients. */
  public final LongAdder bytesSent() {
    return bytesSent;
  }

  /** A connection has been closed with this code. */
  protected abstract void closed(int code);
}
