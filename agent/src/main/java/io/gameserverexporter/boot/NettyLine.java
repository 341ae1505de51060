package io.gameserverexporter.boot;

/**
 * The traffic of one port: what all its channels have in common. A channel carries it, so that
 * bytes cost no look-up of the port.
 */
public final class NettyLine {
  // Places in the counts.
  private static final int OPEN = 0;
  private static final int OPENED = 1;
  private static final int RECEIVED_BYTES = 2;
  private static final int SENT_BYTES = 3;
  private static final int RECEIVED_DATAGRAMS = 4;
  private static final int SENT_DATAGRAMS = 5;
  private static final int COUNTS = 6;

  private final boolean datagrams;
  private final StripedCounts counts;
  private final NettyLine newer;
  private final NettyLine older;

  /**
   * @param datagrams whether they are what its channels read and write
   */
  @SuppressWarnings("this-escape")
  public NettyLine(boolean datagrams) {
    this.datagrams = datagrams;
    counts = new StripedCounts(COUNTS);
    newer = this;
    older = new NettyLine(this);
  }

  private NettyLine(NettyLine newer) {
    datagrams = newer.datagrams;
    counts = newer.counts;
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

  /** A channel is there that was not, or that nobody knew of. */
  public void appeared() {
    counts.add(OPEN, 1);
  }

  /** A channel has been opened. */
  public void opened() {
    counts.add(OPENED, 1);
  }

  /** A channel is closed. */
  public void closed() {
    counts.add(OPEN, -1);
  }

  /** Bytes of a stream have come. */
  public void received(long bytes) {
    counts.add(RECEIVED_BYTES, bytes);
  }

  /** The system has taken bytes of a stream. */
  public void sent(long bytes) {
    counts.add(SENT_BYTES, bytes);
  }

  /** A datagram has come. */
  public void receivedDatagram(long bytes) {
    counts.add(RECEIVED_BYTES, bytes);
    counts.add(RECEIVED_DATAGRAMS, 1);
  }

  /** The system has taken a datagram. */
  public void sentDatagram(long bytes) {
    counts.add(SENT_BYTES, bytes);
    counts.add(SENT_DATAGRAMS, 1);
  }

  /** How many channels are open. */
  public long channels() {
    // Threads that take one between the reads of the stripes can make the sum dip.
    return Math.max(counts.sum(OPEN), 0);
  }

  /** How many channels have been opened. */
  public long channelsOpened() {
    return counts.sum(OPENED);
  }

  /** How many bytes have come. */
  public long receivedBytes() {
    return counts.sum(RECEIVED_BYTES);
  }

  /** How many bytes the system has taken. */
  public long sentBytes() {
    return counts.sum(SENT_BYTES);
  }

  /** How many datagrams have come. */
  public long receivedDatagrams() {
    return counts.sum(RECEIVED_DATAGRAMS);
  }

  /** How many datagrams the system has taken. */
  public long sentDatagrams() {
    return counts.sum(SENT_DATAGRAMS);
  }
}
