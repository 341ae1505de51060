package io.gameserverexporter.boot;

import java.util.concurrent.atomic.LongAdder;

/** What all connections to one port of a library for games have in common. */
public final class GameLine {
  final LongAdder open = new LongAdder();
  final LongAdder opened = new LongAdder();
  final LongAdder received = new LongAdder();
  final LongAdder sent = new LongAdder();
  final LongAdder receivedBytes = new LongAdder();
  final LongAdder sentBytes = new LongAdder();

  /** How many connections are open. */
  public long open() {
    // Threads that take one between the stripes' reads can make the sum dip.
    return Math.max(open.sum(), 0);
  }

  /** How many connections have been opened. */
  public long opened() {
    return opened.sum();
  }

  /** How many messages the application was given. */
  public long received() {
    return received.sum();
  }

  /** How many messages of the application's the connections were given. */
  public long sent() {
    return sent.sum();
  }

  /** How many bytes have come. */
  public long receivedBytes() {
    return receivedBytes.sum();
  }

  /** How many bytes were sent. */
  public long sentBytes() {
    return sentBytes.sum();
  }
}
