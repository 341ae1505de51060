package io.gameserverexporter.boot;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
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

  private volatile int state = NEW;
  private volatile @Nullable GameLine line;
  private volatile @Nullable GameLine datagrams;
  // Of the message that the server's only thread is about to read.
  private int reading;

  GameConnection() {}

  /** Whether nothing was counted of it so far; {@code at} says where it belongs. */
  public boolean isNew() {
    return state == NEW;
  }

  /** Whether it is closed, or is no connection and so never open. */
  public boolean isOver() {
    return state == CLOSED;
  }

  /** Whether {@code datagramsAt} was not told. */
  public boolean lacksDatagrams() {
    return datagrams == null;
  }

  /**
   * It has come to this address.
   *
   * @param datagram whether it is one over UDP, which is a connection by its remote address
   */
  public void at(String library, boolean datagram, @Nullable SocketAddress address) {
    if (address instanceof InetSocketAddress) {
      at(library, datagram ? "udp" : "tcp", ((InetSocketAddress) address).getPort());
    } else if (address != null) {
      set(library, "local", "");
    }
  }

  /** It has come to this port. */
  public void at(String library, int port) {
    at(library, "tcp", port);
  }

  private void at(String library, String protocol, int port) {
    // Less than that once it is closed.
    if (port > 0) {
      set(library, protocol, Integer.toString(port));
    }
  }

  private void set(String library, String protocol, String port) {
    GameNetworkSink sink = GameNetwork.sink();
    if (line == null && sink != null) {
      line = sink.line(library, protocol, port);
    }
  }

  /** Its datagrams come to this port. */
  public void datagramsAt(String library, int port) {
    GameNetworkSink sink = GameNetwork.sink();
    if (sink != null && port > 0) {
      datagrams = sink.line(library, "udp", Integer.toString(port));
    }
  }

  /**
   * The same for what has its ports in objects that cannot be asked for them.
   *
   * @param stream what has the port for TCP
   * @param datagram what has the port for UDP, null when nothing does
   */
  public void at(String library, Object stream, @Nullable Object datagram) {
    GameNetworkSink sink = GameNetwork.sink();
    if (line == null && sink != null) {
      if (datagram != null) {
        datagrams = sink.line(library, "udp", sink.portOf(datagram));
      }
      line = sink.line(library, "tcp", sink.portOf(stream));
    }
  }

  /** It is there, whoever has opened it. */
  public void seen() {
    if (state == NEW) {
      begin(SEEN);
    }
  }

  /** It is opened. */
  public void opened() {
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
  public void reading(int bytes) {
    reading = bytes;
  }

  /** What {@link #reading} was told, once. */
  public int read() {
    int bytes = reading;
    reading = 0;
    return bytes;
  }

  /** The application gets a message, of so many bytes if they are not told otherwise. */
  public void received(int bytes) {
    seen();
    received(line, bytes);
  }

  /** The same, in a datagram. */
  public void receivedDatagram(int bytes) {
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
  public void sent(int bytes) {
    seen();
    sent(line, bytes);
  }

  /** The same, in a datagram. */
  public void sentDatagram(int bytes) {
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
  public void receivedBytes(long bytes) {
    seen();
    GameLine counted = line;
    if (counted != null) {
      counted.receivedBytes.add(bytes);
    }
  }

  /** Bytes were sent, apart from messages. */
  public void sentBytes(long bytes) {
    seen();
    GameLine counted = line;
    if (counted != null) {
      counted.sentBytes.add(bytes);
    }
  }
}
