package io.gameserverexporter.boot;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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
  private static volatile @Nullable MethodHandle localAddress;
  private static volatile @Nullable MethodHandle remoteAddress;

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

  /** Whether {@link #adopt} needs to be given what the JDK's classes may look up. */
  public static boolean hasModules() {
    return JAVA > 8;
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

  /**
   * As {@link #accepted(Object, int)}.
   *
   * @param lookup of a class of the JDK's; null where there are no modules
   */
  public static void accepted(FileDescriptor descriptor, MethodHandles.@Nullable Lookup lookup) {
    if (LINES.get(descriptor) == null) {
      accepted(descriptor, localPort(descriptor, lookup));
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

  /**
   * Bytes, or one datagram, have come.
   *
   * @return whether they were counted, as the socket is known
   */
  public static boolean received(FileDescriptor descriptor, long bytes) {
    SocketLine line = LINES.get(descriptor);
    if (line == null) {
      return false;
    }
    line.receive(bytes);
    return true;
  }

  /**
   * The system has taken bytes, or one datagram.
   *
   * @return whether they were counted, as the socket is known
   */
  public static boolean sent(FileDescriptor descriptor, long bytes) {
    SocketLine line = LINES.get(descriptor);
    if (line == null) {
      return false;
    }
    line.send(bytes);
    return true;
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

  /**
   * Something that is not known has traffic: a socket that was open before the agent came, which is
   * open from now on, or no socket at all.
   *
   * @param lookup of a class of the JDK's; null where there are no modules
   */
  public static void adopt(
      FileDescriptor descriptor, MethodHandles.@Nullable Lookup lookup, boolean stream) {
    int local = isOwn() ? 0 : localPort(descriptor, lookup);
    SocketLine line = NONE;
    if (local > 0 && stream) {
      line = connections(local);
    } else if (local > 0) {
      line = datagrams(isConnected(descriptor) ? 0 : local);
    }
    adopt(descriptor, line);
  }

  /** As {@link #adopt(FileDescriptor, MethodHandles.Lookup, boolean)}, of older sockets. */
  public static void adopt(FileDescriptor descriptor, @Nullable Socket socket) {
    adopt(descriptor, socket == null || isOwn() ? NONE : connections(socket.getLocalPort()));
  }

  private static void adopt(FileDescriptor descriptor, SocketLine line) {
    synchronized (LINES) {
      if (LINES.get(descriptor) == null) {
        LINES.putIfAbsent(descriptor, line);
        line.open().increment();
      }
    }
  }

  private static SocketLine connections(int port) {
    SocketSink to = sink;
    boolean server = LISTENING.contains(port) || (to != null && to.listened(port));
    return line(TCP, server ? Integer.toString(port) : NO_PORT);
  }

  private static int localPort(FileDescriptor descriptor, MethodHandles.@Nullable Lookup lookup) {
    try {
      MethodHandle local = localAddress;
      if (local == null) {
        remoteAddress = ofNet("remoteAddress", lookup);
        local = ofNet("localAddress", lookup);
        localAddress = local;
      }
      return ((InetSocketAddress) local.invokeExact(descriptor)).getPort();
    } catch (Throwable noSocket) {
      // A pipe, or closed meanwhile.
      return 0;
    }
  }

  private static MethodHandle ofNet(String name, MethodHandles.@Nullable Lookup lookup)
      throws ReflectiveOperationException {
    Class<?> net = Class.forName("sun.nio.ch.Net", true, null);
    if (lookup != null) {
      return lookup.findStatic(
          net, name, MethodType.methodType(InetSocketAddress.class, FileDescriptor.class));
    }
    Method method = net.getDeclaredMethod(name, FileDescriptor.class);
    method.setAccessible(true);
    return MethodHandles.lookup().unreflect(method);
  }

  private static boolean isConnected(FileDescriptor descriptor) {
    MethodHandle remote = remoteAddress;
    if (remote == null) {
      return false;
    }
    try {
      return ((InetSocketAddress) remote.invokeExact(descriptor)).getPort() > 0;
    } catch (Throwable notConnected) {
      return false;
    }
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
