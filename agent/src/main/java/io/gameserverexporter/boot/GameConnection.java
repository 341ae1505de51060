package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/**
 * What is counted of one connection to a server: the port that it has come to, and whether its
 * beginning and its end were counted.
 *
 * <p>One that nobody has told of was open before the agent came: it counts as open from what is
 * seen of it first. Messages may come after its end, from the queue of an executor.
 */
public final class GameConnection {
  private static final int NEW = 0;

  /** Counted as open, and not as opened. */
  private static final int SEEN = 1;

  private static final int OPEN = 2;
  private static final int CLOSED = 3;

  /** No connection, but a server that sends to all of its own. */
  private static final int ALL = 4;

  private volatile int state = NEW;
  private volatile @Nullable GameLine line;
  private @Nullable GameLine datagrams;
  private int prefix;
  // Of the message that the server's only thread is about to read.
  private int reading;

  /**
   * It is counted from now on.
   *
   * @param newLine of the port that it has come to
   * @param newDatagrams of the port that its datagrams come to, if it has such besides
   * @param newPrefix the bytes that stand before each message in a stream
   */
  public void at(GameLine newLine, @Nullable GameLine newDatagrams, int newPrefix) {
    prefix = newPrefix;
    datagrams = newDatagrams;
    line = newLine;
  }

  /** It is a server, which sends to all of its connections and is none. */
  public void toAll() {
    state = ALL;
  }

  boolean isClosed() {
    return state == CLOSED;
  }

  int prefix() {
    return prefix;
  }

  /** It is there, whoever has opened it. */
  void seen() {
    if (state == NEW) {
      begin(SEEN);
    }
  }

  /** It is opened. */
  void opened() {
    begin(OPEN);
  }

  private synchronized void begin(int as) {
    GameLine counted = line;
    if (counted == null || state > SEEN) {
      return;
    }
    if (state == NEW) {
      counted.open.increment();
    }
    if (as == OPEN) {
      counted.opened.increment();
    }
    state = as;
  }

  /** It is closed; calls after the first are ignored. */
  public synchronized void closed() {
    GameLine counted = line;
    if (counted != null && (state == SEEN || state == OPEN)) {
      counted.open.decrement();
    }
    state = CLOSED;
  }

  /** A message with so many bytes is about to be read, and may turn out to be none. */
  void reading(int bytes) {
    reading = bytes;
  }

  /** What {@link #reading} was told, once. */
  int read() {
    int bytes = reading;
    reading = 0;
    return bytes;
  }

  /** The application gets a message, of so many bytes if they are not told otherwise. */
  void received(int bytes) {
    seen();
    received(line, bytes);
  }

  /** The same, in a datagram. */
  void receivedDatagram(int bytes) {
    seen();
    received(datagrams, bytes);
  }

  private static void received(@Nullable GameLine line, int bytes) {
    if (line != null) {
      line.received.increment();
      line.receivedBytes.add(bytes);
    }
  }

  /** A message of the application's is sent, of so many bytes if they are not told otherwise. */
  void sent(int bytes) {
    seen();
    sent(line, bytes);
  }

  /** The same, in a datagram. */
  void sentDatagram(int bytes) {
    seen();
    sent(datagrams, bytes);
  }

  private static void sent(@Nullable GameLine line, int bytes) {
    if (line != null) {
      line.sent.increment();
      line.sentBytes.add(bytes);
    }
  }

  /** Bytes have come, apart from messages. */
  void receivedBytes(long bytes) {
    seen();
    GameLine counted = line;
    if (counted != null) {
      counted.receivedBytes.add(bytes);
    }
  }

  /** Bytes were sent, apart from messages. */
  void sentBytes(long bytes) {
    seen();
    GameLine counted = line;
    if (counted != null) {
      counted.sentBytes.add(bytes);
    }
  }
}
