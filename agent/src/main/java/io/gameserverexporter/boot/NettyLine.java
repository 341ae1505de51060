package io.gameserverexporter.boot;

import java.util.concurrent.atomic.LongAdder;

/**
 * The traffic of one port: what all its channels have in common. A channel carries it, so that
 * bytes cost no look-up of the port.
 */
public final class NettyLine {
  private final boolean datagrams;
  private final LongAdder open;
  private final LongAdder accepted;
  private final LongAdder receivedBytes;
  private final LongAdder sentBytes;
  private final LongAdder receivedDatagrams;
  private final LongAdder sentDatagrams;
  private final NettyLine newer;
  private final NettyLine older;

  /**
   * @param datagrams whether they are what its channels read and write
   */
  @SuppressWarnings("this-escape")
  public NettyLine(boolean datagrams) {
    this.datagrams = datagrams;
    open = new LongAdder();
    accepted = new LongAdder();
    receivedBytes = new LongAdder();
    sentBytes = new LongAdder();
    receivedDatagrams = new LongAdder();
    sentDatagrams = new LongAdder();
    newer = this;
    older = new NettyLine(this);
  }

  private NettyLine(NettyLine newer) {
    datagrams = newer.datagrams;
    open = newer.open;
    accepted = newer.accepted;
    receivedBytes = newer.receivedBytes;
    sentBytes = newer.sentBytes;
    receivedDatagrams = newer.receivedDatagrams;
    sentDatagrams = newer.sentDatagrams;
    this.newer = newer;
    older = this;
  }

  /** Whether its channels read and write datagrams, and no streams. */
  public boolean isOfDatagrams() {
    return datagrams;
  }

  /** The same for channels whose opening was counted. */
  NettyLine newer() {
    return newer;
  }

  /** The same for channels whose opening was not counted. */
  NettyLine older() {
    return older;
  }

  /** How many channels are open. */
  public LongAdder open() {
    return open;
  }

  /** How many channels have been opened. */
  public LongAdder accepted() {
    return accepted;
  }

  /** How many bytes have come. */
  public LongAdder receivedBytes() {
    return receivedBytes;
  }

  /** How many bytes the system has taken. */
  public LongAdder sentBytes() {
    return sentBytes;
  }

  /** How many datagrams have come. */
  public LongAdder receivedDatagrams() {
    return receivedDatagrams;
  }

  /** How many datagrams the system has taken. */
  public LongAdder sentDatagrams() {
    return sentDatagrams;
  }
}
