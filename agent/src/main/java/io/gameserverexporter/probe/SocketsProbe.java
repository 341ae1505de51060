package io.gameserverexporter.probe;

import io.gameserverexporter.boot.Sockets;
import io.gameserverexporter.probe.weave.Weave;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.nio.channels.SocketChannel;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of the JDK, Java 8 to 26, whatever is above them.
 *
 * <p>Everything but the oldest goes through one dispatcher on its way to the system: channels,
 * blocking or not, with a socket's streams or without; asynchronous ones; since Java 13 {@code
 * Socket}, and since Java 15 {@code DatagramSocket}. What it says was read or written is counted,
 * and so once for all layers. The streams of older sockets and the datagrams that have an address
 * of their own pass by it, at one point each.
 *
 * <p>A connection is open from being accepted or connected until its descriptor is closed. That of
 * a channel which a selector knows is closed when the selector has forgotten it.
 *
 * <p>As in {@link ScheduledTasksProbe}, advice has no type of {@code boot} among its parameters.
 */
final class SocketsProbe {
  static final String NAME = "jdk-sockets";

  private static final String HERE = "io.gameserverexporter.probe.SocketsProbe$";
  private static final String NIO = "sun.nio.ch.";
  private static final String NET = "java.net.";
  private static final String DESCRIPTOR = "java.io.FileDescriptor";
  private static final String ADDRESS = "java.net.SocketAddress";
  private static final String PACKET = "java.net.DatagramPacket";
  private static final String PROVIDER = "java.nio.channels.spi.SelectorProvider";
  private static final String GROUP = "sun.nio.ch.AsynchronousChannelGroupImpl";
  private static final String STREAM = "sun.nio.ch.SocketDispatcher";
  private static final String DATAGRAM = "sun.nio.ch.DatagramDispatcher";

  private SocketsProbe() {}

  static Probe probe() {
    return new Probe(
        NAME,
        "connections and bytes of the JDK's sockets",
        Weave.into(STREAM, "read", HERE + "Read", DESCRIPTOR, "long", "int"),
        Weave.into(STREAM, "readv", HERE + "ReadSeveral", DESCRIPTOR, "long", "int"),
        Weave.into(STREAM, "write", HERE + "Write", DESCRIPTOR, "long", "int"),
        Weave.into(STREAM, "writev", HERE + "WriteSeveral", DESCRIPTOR, "long", "int"),
        Weave.intoIfThere(STREAM, "close", HERE + "Close", DESCRIPTOR),
        Weave.intoIfThere(NIO + "UnixDispatcher", "close", HERE + "Close", DESCRIPTOR),
        Weave.into(DATAGRAM, "read", HERE + "ReadDatagram", DESCRIPTOR, "long", "int"),
        Weave.into(DATAGRAM, "readv", HERE + "ReadDatagramParts", DESCRIPTOR, "long", "int"),
        Weave.into(DATAGRAM, "write", HERE + "WriteDatagram", DESCRIPTOR, "long", "int"),
        Weave.into(DATAGRAM, "writev", HERE + "WriteDatagramParts", DESCRIPTOR, "long", "int"),
        Weave.into(
            NIO + "DatagramChannelImpl",
            "receiveIntoNativeBuffer",
            HERE + "Receive",
            Weave.AND_MORE),
        Weave.into(
            NIO + "DatagramChannelImpl",
            "sendFromNativeBuffer",
            HERE + "WriteDatagram",
            DESCRIPTOR,
            Weave.AND_MORE),
        Weave.into(NIO + "DatagramChannelImpl", "bind", HERE + "BindDatagrams", ADDRESS),
        Weave.intoIfThere(
            NIO + "DatagramChannelImpl", "bindInternal", HERE + "BindDatagrams", ADDRESS),
        Weave.into(NET + "DatagramSocket", "bind", HERE + "BindSocket", ADDRESS),
        Weave.into(NET + "DatagramSocket", "receive", HERE + "ReceivePacket", PACKET),
        Weave.into(NET + "DatagramSocket", "send", HERE + "SendPacket", PACKET),
        Weave.into(NET + "ServerSocket", "bind", HERE + "Listen", ADDRESS, "int"),
        Weave.into(NIO + "ServerSocketChannelImpl", "bind", HERE + "ListenChannel", ADDRESS, "int"),
        Weave.into(
            NIO + "AsynchronousServerSocketChannelImpl",
            "bind",
            HERE + "ListenChannel",
            ADDRESS,
            "int"),
        // A thread that was waiting in accept() as the agent came goes on in new code here.
        Weave.intoIfThere(NET + "Socket", "postAccept", HERE + "Accept"),
        Weave.intoIfThere(
            NET + "Socket", "setConnectedImpl", HERE + "Accept", "java.net.SocketImpl"),
        Weave.intoIfThere(NET + "Socket", "setConnected", HERE + "ConnectOrAccept"),
        Weave.intoIfThere(
            NIO + "SocketChannelImpl",
            "<init>",
            HERE + "AcceptDescriptor",
            PROVIDER,
            DESCRIPTOR,
            "java.net.InetSocketAddress"),
        Weave.intoIfThere(
            NIO + "ServerSocketChannelImpl",
            "finishAccept",
            HERE + "AcceptChannel",
            DESCRIPTOR,
            ADDRESS),
        Weave.into(NIO + "SocketChannelImpl", "connect", HERE + "ConnectChannel", ADDRESS),
        Weave.into(NIO + "SocketChannelImpl", "finishConnect", HERE + "ConnectChannel"),
        Weave.intoIfThere(
            NIO + "SocketChannelImpl",
            "blockingConnect",
            HERE + "ConnectBlocking",
            ADDRESS,
            "long"),
        Weave.into(
            NIO + "AsynchronousSocketChannelImpl", "connect", HERE + "BeginAsynchronous", ADDRESS),
        Weave.into(
            NIO + "AsynchronousSocketChannelImpl",
            "connect",
            HERE + "BeginAsynchronous",
            ADDRESS,
            "java.lang.Object",
            "java.nio.channels.CompletionHandler"),
        Weave.into(
            NIO + "AsynchronousSocketChannelImpl",
            "<init>",
            HERE + "AcceptDescriptor",
            GROUP,
            DESCRIPTOR,
            "java.net.InetSocketAddress"),
        Weave.into(
            NIO + "UnixAsynchronousSocketChannelImpl",
            "setConnected",
            HERE + "ConnectAsynchronous"),
        Weave.into(
            NIO + "NioSocketImpl", "endConnect", HERE + "ConnectSocket", DESCRIPTOR, "boolean"),
        Weave.into(
            NET + "SocketInputStream",
            "socketRead",
            HERE + "ReadStream",
            DESCRIPTOR,
            "byte[]",
            "int",
            "int",
            "int"),
        Weave.into(
            NET + "SocketOutputStream",
            "socketWrite",
            HERE + "WriteStream",
            "byte[]",
            "int",
            "int"),
        Weave.into(NET + "AbstractPlainSocketImpl", "close", HERE + "CloseSocket"));
  }

  /** Something was read from a connection. */
  static final class Read {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) FileDescriptor descriptor, @Advice.Return int bytes) {
      Sockets.received(descriptor, bytes);
    }
  }

  /** As {@link Read}, into several buffers. */
  static final class ReadSeveral {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) FileDescriptor descriptor, @Advice.Return long bytes) {
      Sockets.received(descriptor, bytes);
    }
  }

  /** Something was written to a connection. */
  static final class Write {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) FileDescriptor descriptor, @Advice.Return int bytes) {
      Sockets.sent(descriptor, bytes);
    }
  }

  /** As {@link Write}, from several buffers. */
  static final class WriteSeveral {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) FileDescriptor descriptor, @Advice.Return long bytes) {
      Sockets.sent(descriptor, bytes);
    }
  }

  /** The stream of an older socket has read something. */
  static final class ReadStream {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) FileDescriptor descriptor,
        @Advice.FieldValue("socket") @Nullable Socket socket,
        @Advice.Return int bytes) {
      Sockets.received(descriptor, socket, bytes);
    }
  }

  /** The stream of an older socket has written everything, or it throws. */
  static final class WriteStream {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object stream,
        @Advice.FieldValue("socket") @Nullable Socket socket,
        @Advice.Argument(2) int bytes)
        throws Exception {
      Sockets.sent(((FileOutputStream) stream).getFD(), socket, bytes);
    }
  }

  /** The system closes a descriptor. */
  static final class Close {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) FileDescriptor descriptor) {
      Sockets.closed(descriptor);
    }
  }

  /** An older socket is closed. */
  static final class CloseSocket {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object socket) throws Exception {
      Sockets.closed(Sockets.descriptor().invoke(socket));
    }
  }

  /** A datagram was read; even an empty one is one. */
  static final class ReadDatagram {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) FileDescriptor descriptor, @Advice.Return int bytes) {
      Sockets.receivedDatagram(descriptor, bytes);
    }
  }

  /** As {@link ReadDatagram}, into several buffers. */
  static final class ReadDatagramParts {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) FileDescriptor descriptor, @Advice.Return long bytes) {
      Sockets.receivedDatagram(descriptor, bytes);
    }
  }

  /** As {@link ReadDatagram}, with the address of the sender. */
  static final class Receive {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Return int bytes) {
      Sockets.receivedDatagram(descriptor, bytes);
    }
  }

  /** A datagram was written, with or without an address. */
  static final class WriteDatagram {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) FileDescriptor descriptor, @Advice.Return int bytes) {
      Sockets.sentDatagram(descriptor, bytes);
    }
  }

  /** As {@link WriteDatagram}, from several buffers. */
  static final class WriteDatagramParts {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) FileDescriptor descriptor, @Advice.Return long bytes) {
      Sockets.sentDatagram(descriptor, bytes);
    }
  }

  /** A channel for datagrams is bound. */
  static final class BindDatagrams {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.FieldValue("fd") FileDescriptor descriptor,
        @Advice.Argument(0) @Nullable SocketAddress wanted) {
      Sockets.bound(descriptor, wanted);
    }
  }

  /** A socket for datagrams is bound. */
  static final class BindSocket {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This DatagramSocket socket, @Advice.Argument(0) @Nullable SocketAddress wanted) {
      Sockets.boundPlain(socket, wanted);
    }
  }

  /** A socket has received a datagram. */
  static final class ReceivePacket {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This DatagramSocket socket, @Advice.Argument(0) DatagramPacket packet) {
      Sockets.received(socket, packet);
    }
  }

  /** A socket has sent a datagram. */
  static final class SendPacket {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This DatagramSocket socket, @Advice.Argument(0) DatagramPacket packet) {
      Sockets.sent(socket, packet);
    }
  }

  /** A server's socket is bound. */
  static final class Listen {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This ServerSocket server, @Advice.Argument(0) @Nullable SocketAddress wanted) {
      Sockets.listening(server.getLocalPort(), wanted);
    }
  }

  /** A server's channel is about to be bound. */
  static final class ListenChannel {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) @Nullable SocketAddress wanted) {
      Sockets.listening(wanted);
    }
  }

  /** A server's socket has accepted a connection. */
  static final class Accept {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Socket socket, @Advice.FieldValue("impl") @Nullable SocketImpl below)
        throws Exception {
      if (below != null) {
        Sockets.accepted(Sockets.descriptor().invoke(below), socket.getLocalPort());
      }
    }
  }

  /** One of many meanings, by version. */
  static final class ConnectOrAccept {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Socket socket, @Advice.FieldValue("impl") @Nullable SocketImpl below)
        throws Exception {
      if (below != null) {
        Sockets.connectedOrAccepted(Sockets.descriptor().invoke(below), socket.getLocalPort());
      }
    }
  }

  /** A server's channel has accepted a connection. */
  static final class AcceptChannel {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) FileDescriptor descriptor, @Advice.Return SocketChannel channel)
        throws Exception {
      Sockets.accepted(descriptor, channel);
    }
  }

  /** An older server's channel, or an asynchronous one, has accepted a connection. */
  static final class AcceptDescriptor {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(1) FileDescriptor descriptor) {
      Sockets.accepted(descriptor);
    }
  }

  /** The program connects an asynchronous channel. */
  static final class BeginAsynchronous {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object channel, @Advice.FieldValue("fd") FileDescriptor descriptor) {
      Sockets.connecting(channel, descriptor);
    }
  }

  /** It is connected. */
  static final class ConnectAsynchronous {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object channel) {
      Sockets.connectedChannel(channel);
    }
  }

  /** The program has connected a channel, or not yet. */
  static final class ConnectChannel {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object channel,
        @Advice.FieldValue("fd") FileDescriptor descriptor,
        @Advice.Return boolean connected)
        throws Exception {
      if (connected) {
        Sockets.connected(descriptor, (SocketChannel) channel);
      }
    }
  }

  /** The program has connected a channel by its socket. */
  static final class ConnectBlocking {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object channel, @Advice.FieldValue("fd") FileDescriptor descriptor)
        throws Exception {
      Sockets.connected(descriptor, (SocketChannel) channel);
    }
  }

  /** A socket is connected, or is not; before anybody can close it. */
  static final class ConnectSocket {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) FileDescriptor descriptor, @Advice.Argument(1) boolean connected) {
      if (connected) {
        Sockets.connected(descriptor);
      }
    }
  }
}
