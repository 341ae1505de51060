package io.gameserverexporter.boot;

import java.util.concurrent.atomic.LongAdder;

/** The traffic of one port: what all its sockets have in common. */
public final class SocketLine {
  private final LongAdder open = new LongAdder();
  private final LongAdder opened = new LongAdder();
  private final LongAdder receivedBytes = new LongAdder();
  private final LongAdder sentBytes = new LongAdder();
  private final LongAdder received = new LongAdder();
  private final LongAdder sent = new LongAdder();

  /** How many sockets are open. */
  public LongAdder open() {
    return open;
  }

  /** How many sockets have been opened. */
  public LongAdder opened() {
    return opened;
  }

  /** How many bytes have come. */
  public LongAdder receivedBytes() {
    return receivedBytes;
  }

  /** How many bytes the system has taken. */
  public LongAdder sentBytes() {
    return sentBytes;
  }

  /** How many reads have brought bytes; how many datagrams have come. */
  public LongAdder received() {
    return received;
  }

  /** How many writes have taken bytes; how many datagrams the system has taken. */
  public LongAdder sent() {
    return sent;
  }

  void receive(long bytes) {
    receivedBytes.add(bytes);
    received.increment();
  }

  void send(long bytes) {
    sentBytes.add(bytes);
    sent.increment();
  }
}
