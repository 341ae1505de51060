package io.gameserverexporter.boot;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What advice in the JDK's sockets calls. Opens no socket, and takes no lock when something is read
 * or written.
 *
 * <p>A socket is known by its descriptor, the one object that all layers of the JDK hand down to
 * the system. One that is not known when it has traffic was open before the agent came. Java 8 to
 * 14 have sockets for datagrams below which nothing can be woven: those are known themselves.
 */
public final class Sockets {
  private static final String TCP = "tcp";
  private static final String UDP = "udp";
  private static final String NO_PORT = "";
  private static final int JAVA = javaVersion();

  /** Since then, a {@code DatagramSocket} is one of NIO's. */
  private static final int DATAGRAMS_BY_NIO = 15;

  /** Until then, a client's {@code Socket} says that it is connected as an accepted one does. */
  private static final int LAST_PLAIN = 12;

  /** The first port that Linux gives to those who choose none, unless it is told otherwise. */
  private static final int FIRST_EPHEMERAL = 32768;

  // What is not to be counted: the agent's own, and what is no socket of the network.
  private static final SocketLine NONE = new SocketLine();

  private static volatile @Nullable SocketSink sink;

  private static final WeakIdentityMap<SocketLine> LINES =
      new WeakIdentityMap<SocketLine>() {
        @Override
        void dropped(SocketLine line) {
          // Nobody is left who could close it, or the JVM has closed it by itself.
          line.open().decrement();
        }
      };

  // Asynchronous channels that are not connected yet; a channel does not tell its descriptor.
  private static final WeakIdentityMap<FileDescriptor> UNCONNECTED = new WeakIdentityMap<>();

  private static final Set<Integer> LISTENING = ConcurrentHashMap.newKeySet();

  // Found late: looking for it loads classes that are to be woven, and so waits for the weaver.
  private static volatile @Nullable Method descriptor;

  private Sockets() {}

  private static int javaVersion() {
    String version = System.getProperty("java.specification.version", "");
    try {
      return version.startsWith("1.") ? 8 : Integer.parseInt(version);
    } catch (NumberFormatException changed) {
      return Integer.MAX_VALUE;
    }
  }

  /** Installs the core's sink, before anything is woven. */
  public static void install(SocketSink newSink) {
    sink = newSink;
  }

  /** The method of {@code SocketImpl} that tells its descriptor, which its own package may call. */
  public static Method descriptor() throws NoSuchMethodException {
    Method known = descriptor;
    if (known == null) {
      known = SocketImpl.class.getDeclaredMethod("getFileDescriptor");
      descriptor = known;
    }
    return known;
  }

  /** A server listens on the port: shown from now on, before anybody has connected, if chosen. */
  public static void listening(int port, @Nullable SocketAddress wanted) {
    if (port <= 0 || isOwn()) {
      return;
    }
    LISTENING.add(port);
    if (port(wanted) != 0) {
      line(TCP, Integer.toString(port));
    }
  }

  /** A server is about to listen there. */
  public static void listening(@Nullable SocketAddress wanted) {
    listening(port(wanted), wanted);
  }

  /** A server has accepted a connection. */
  public static void accepted(@Nullable Object descriptor, int port) {
    if (descriptor == null) {
      return;
    }
    if (port <= 0) {
      known(descriptor, NONE);
    } else if (opened(descriptor, Integer.toString(port))) {
      LISTENING.add(port);
    }
  }

  /** As {@link #accepted(Object, int)}. */
  public static void accepted(FileDescriptor descriptor, SocketChannel channel) throws IOException {
    accepted(descriptor, port(channel.getLocalAddress()));
  }

  /** As {@link #accepted(Object, int)}. */
  public static void accepted(FileDescriptor descriptor) {
    SocketSink to = sink;
    if (to != null && LINES.get(descriptor) == null) {
      accepted(descriptor, to.localPort(descriptor));
    }
  }

  /** A {@code Socket} says that it is connected: a client's in older versions, else accepted. */
  public static void connectedOrAccepted(@Nullable Object descriptor, int port) {
    if (JAVA > LAST_PLAIN) {
      accepted(descriptor, port);
    } else if (descriptor != null) {
      connected(descriptor);
    }
  }

  /** The program has connected to another. */
  public static void connected(Object descriptor) {
    opened(descriptor, NO_PORT);
  }

  /** As {@link #connected(Object)}, unless it is known, or not of the network. */
  public static void connected(FileDescriptor descriptor, SocketChannel channel)
      throws IOException {
    if (LINES.get(descriptor) != null) {
      return;
    }
    if (channel.getRemoteAddress() instanceof InetSocketAddress) {
      opened(descriptor, NO_PORT);
    } else {
      known(descriptor, NONE);
    }
    if (!channel.isOpen()) {
      // By somebody else, perhaps before it was known.
      closed(descriptor);
    }
  }

  /** The program connects an asynchronous channel. */
  public static void connecting(Object channel, FileDescriptor descriptor) {
    UNCONNECTED.putIfAbsent(channel, descriptor);
  }

  /** That channel is connected. */
  public static void connectedChannel(Object channel) {
    FileDescriptor descriptor = UNCONNECTED.remove(channel);
    if (descriptor != null) {
      connected(descriptor);
    }
  }

  /** The descriptor is closed, if it is one of a socket; calls after the first are ignored. */
  public static void closed(@Nullable Object descriptor) {
    if (descriptor == null) {
      return;
    }
    SocketLine line = LINES.remove(descriptor);
    if (line != null) {
      line.open().decrement();
    }
  }

  /** Sockets that were left without being closed are counted as closed. */
  public static void sweep() {
    LINES.dropGone();
  }

  /**
   * A socket for datagrams is bound: a server's if the port was chosen. Others have ports that
   * never repeat.
   */
  public static void bound(Object socket, @Nullable SocketAddress wanted) {
    int port = port(wanted);
    synchronized (LINES) {
      if (LINES.get(socket) == null) {
        LINES.putIfAbsent(
            socket, isOwn() ? NONE : line(UDP, port == 0 ? NO_PORT : Integer.toString(port)));
      }
    }
  }

  /** As {@link #bound(Object, SocketAddress)}, where the socket is not one of NIO's. */
  public static void boundPlain(DatagramSocket socket, @Nullable SocketAddress wanted) {
    if (JAVA < DATAGRAMS_BY_NIO) {
      bound(socket, wanted);
    }
  }

  /** The system was asked for bytes of a connection: less than 1 when there were none. */
  public static void received(FileDescriptor descriptor, long bytes) {
    if (bytes > 0) {
      stream(descriptor).receive(bytes);
    }
  }

  /** As {@link #received(FileDescriptor, long)}, by the stream of an older socket. */
  public static void received(FileDescriptor descriptor, @Nullable Socket socket, int bytes) {
    if (bytes > 0) {
      stream(descriptor, socket).receive(bytes);
    }
  }

  /** The system was given bytes of a connection: less than 1 when it has taken none. */
  public static void sent(FileDescriptor descriptor, long bytes) {
    if (bytes > 0) {
      stream(descriptor).send(bytes);
    }
  }

  /** As {@link #sent(FileDescriptor, long)}, by the stream of an older socket. */
  public static void sent(FileDescriptor descriptor, @Nullable Socket socket, int bytes) {
    if (bytes > 0) {
      stream(descriptor, socket).send(bytes);
    }
  }

  /** The system was asked for a datagram, which may be empty: less than 0 when there was none. */
  public static void receivedDatagram(FileDescriptor descriptor, long bytes) {
    if (bytes >= 0) {
      datagrams(descriptor).receive(bytes);
    }
  }

  /** The system was given a datagram: less than 0 when it has not taken it. */
  public static void sentDatagram(FileDescriptor descriptor, long bytes) {
    if (bytes >= 0) {
      datagrams(descriptor).send(bytes);
    }
  }

  /** A datagram has come to a socket that is not one of NIO's. */
  public static void received(DatagramSocket socket, DatagramPacket packet) {
    if (JAVA < DATAGRAMS_BY_NIO) {
      plain(socket).receive(packet.getLength());
    }
  }

  /** A datagram was sent by a socket that is not one of NIO's. */
  public static void sent(DatagramSocket socket, DatagramPacket packet) {
    if (JAVA < DATAGRAMS_BY_NIO) {
      plain(socket).send(packet.getLength());
    }
  }

  private static SocketLine plain(DatagramSocket socket) {
    SocketLine line = LINES.get(socket);
    if (line != null) {
      return line;
    }
    int port = socket.isConnected() ? 0 : socket.getLocalPort();
    return known(socket, isOwn() ? NONE : datagrams(port));
  }

  /** Of sockets that were open before the agent came, whose port may or may not be chosen. */
  private static SocketLine datagrams(int port) {
    return line(UDP, port <= 0 || port >= FIRST_EPHEMERAL ? NO_PORT : Integer.toString(port));
  }

  /** The line of what moves bytes: a connection, or no socket at all. */
  private static SocketLine stream(FileDescriptor descriptor) {
    SocketLine line = LINES.get(descriptor);
    if (line != null) {
      return line;
    }
    SocketSink to = sink;
    int port = to == null || isOwn() ? 0 : to.localPort(descriptor);
    return adopt(descriptor, port > 0 ? connections(port) : NONE);
  }

  private static SocketLine stream(FileDescriptor descriptor, @Nullable Socket socket) {
    SocketLine line = LINES.get(descriptor);
    if (line != null) {
      return line;
    }
    return adopt(descriptor, socket == null || isOwn() ? NONE : connections(socket.getLocalPort()));
  }

  private static SocketLine datagrams(FileDescriptor descriptor) {
    SocketLine line = LINES.get(descriptor);
    if (line != null) {
      return line;
    }
    SocketSink to = sink;
    int port = to == null || isOwn() ? 0 : to.localPort(descriptor);
    if (to == null || port <= 0) {
      return adopt(descriptor, NONE);
    }
    return adopt(descriptor, datagrams(to.isConnected(descriptor) ? 0 : port));
  }

  /** What is not known when it has traffic was open before the agent came: open from now on. */
  private static SocketLine adopt(FileDescriptor descriptor, SocketLine line) {
    synchronized (LINES) {
      SocketLine known = LINES.putIfAbsent(descriptor, line);
      if (known == line) {
        line.open().increment();
      }
      return known;
    }
  }

  private static SocketLine connections(int port) {
    SocketSink to = sink;
    boolean server = LISTENING.contains(port) || (to != null && to.listened(port));
    return line(TCP, server ? Integer.toString(port) : NO_PORT);
  }

  private static boolean opened(Object descriptor, String port) {
    synchronized (LINES) {
      if (LINES.get(descriptor) != null) {
        return false;
      }
      SocketLine line = isOwn() ? NONE : line(TCP, port);
      LINES.putIfAbsent(descriptor, line);
      line.opened().increment();
      line.open().increment();
      return line != NONE;
    }
  }

  private static SocketLine known(Object socket, SocketLine line) {
    return LINES.putIfAbsent(socket, line);
  }

  private static SocketLine line(String protocol, String port) {
    SocketSink to = sink;
    return to == null ? NONE : to.line(protocol, port);
  }

  private static int port(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress ? ((InetSocketAddress) address).getPort() : 0;
  }

  /** Whether this is a thread of the agent's: its endpoint is none of the server's. */
  private static boolean isOwn() {
    return Thread.currentThread().getContextClassLoader() instanceof AgentLoader;
  }
}
