package io.gameserverexporter.probe;

import io.gameserverexporter.boot.NettyCodec;
import io.gameserverexporter.boot.NettyKeys;
import io.gameserverexporter.boot.NettyLine;
import io.gameserverexporter.boot.NettyTraffic;
import io.gameserverexporter.probe.weave.Weave;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import net.bytebuddy.asm.Advice;

/**
 * The traffic of servers on Netty 4.1 and 4.2, whatever their protocol and transport.
 *
 * <p>What every transport has in common is the head of a channel's pipeline, which hears first that
 * a channel is active, inactive or has read something, and the buffer of what is to be written,
 * which is told how much the system has taken. Channels that a server has accepted are told apart
 * by its port, and those for datagrams by theirs, if it was chosen. The others are the
 * application's own as a client, for DNS among them: they have ports that never repeat, and are
 * counted together.
 *
 * <p>A channel carries the counters of its port on an attribute. One without the attribute was open
 * before the agent came, and is counted from its first bytes on; one that is closed keeps a mark,
 * so that it is closed once. Channels within another, such as a stream of HTTP/2, come and go with
 * each request: they are left alone, and get no attribute.
 *
 * <p>Messages are counted by the class of the handler in the pipeline, just before a decoder hands
 * them on, and just after an encoder has encoded them. Whether a message is for a codec is decided
 * by a method that the application may override, and which is asked once: so what is counted is
 * that {@code decode} or {@code encode} was called.
 */
final class NettyTrafficProbe {
  private static final String CONTEXT = "io.netty.channel.ChannelHandlerContext";
  private static final String PROMISE = "io.netty.channel.ChannelPromise";
  private static final String OBJECT = "java.lang.Object";
  private static final String HEAD = "io.netty.channel.DefaultChannelPipeline$HeadContext";
  private static final String OUTBOUND = "io.netty.channel.ChannelOutboundBuffer";
  private static final String CODEC = "io.netty.handler.codec.";
  private static final String TRAFFIC = "io.gameserverexporter.boot.NettyTraffic";
  private static final String HERE = "io.gameserverexporter.probe.NettyTrafficProbe$";

  private NettyTrafficProbe() {}

  static Probe probe() {
    return new Probe(
        "netty",
        "channels, bytes and messages on Netty",
        Weave.into(HEAD, "bind", HERE + "Bind", CONTEXT, "java.net.SocketAddress", PROMISE),
        Weave.into(HEAD, "channelActive", HERE + "Active", CONTEXT),
        Weave.into(HEAD, "channelInactive", HERE + "Inactive", CONTEXT),
        Weave.into(HEAD, "channelRead", HERE + "Read", CONTEXT, OBJECT),
        Weave.into(OUTBOUND, "progress", HERE + "Progress", "long"),
        Weave.into(OUTBOUND, "remove", HERE + "Remove"),
        // The probe for HTTP weaves that class, too, and does not depend on this.
        Weave.intoIfThere(
            CODEC + "ByteToMessageDecoder",
            "fireChannelRead",
            HERE + "HandOn",
            CONTEXT,
            CODEC + "CodecOutputList",
            "int"),
        Weave.intoTellingOfCalls(
            CODEC + "MessageToMessageDecoder",
            "channelRead",
            HERE + "Codec",
            "decode",
            TRAFFIC,
            "decoded",
            CONTEXT,
            OBJECT),
        Weave.intoCountingCalls(
            CODEC + "MessageToByteEncoder",
            "write",
            HERE + "Codec",
            "encode",
            TRAFFIC,
            "encoded",
            CONTEXT,
            OBJECT,
            PROMISE),
        Weave.intoCountingCalls(
            CODEC + "MessageToMessageEncoder",
            "write",
            HERE + "Codec",
            "encode",
            TRAFFIC,
            "encoded",
            CONTEXT,
            OBJECT,
            PROMISE));
  }

  /** A channel is bound: one for datagrams is a server's if the port was chosen. */
  static final class Bind {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) ChannelHandlerContext context,
        @Advice.Argument(1) SocketAddress wanted) {
      Channel channel = context.channel();
      if (!(channel instanceof DatagramChannel)
          || !(wanted instanceof InetSocketAddress)
          || ((InetSocketAddress) wanted).getPort() == 0) {
        return;
      }
      SocketAddress bound = channel.localAddress();
      if (!(bound instanceof InetSocketAddress) || ((InetSocketAddress) bound).getPort() == 0) {
        return;
      }
      Attribute<Object> attribute =
          channel.attr(NettyKeys.<AttributeKey<Object>>traffic(AttributeKey.class));
      if (!(attribute.get() instanceof NettyLine)) {
        attribute.set(NettyTraffic.opened(channel.getClass(), bound));
        NettyTraffic.uses(channel.eventLoop(), channel.alloc());
      }
    }
  }

  /** A server listens, has accepted a channel, or a client has connected one. */
  static final class Active {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) ChannelHandlerContext context) {
      Channel channel = context.channel();
      if (channel instanceof ServerChannel) {
        NettyTraffic.listening(channel.getClass(), channel.localAddress());
        NettyTraffic.uses(channel.eventLoop(), channel.alloc());
        return;
      }
      Channel parent = channel.parent();
      if (parent != null && !(parent instanceof ServerChannel)) {
        return;
      }
      Attribute<Object> attribute =
          channel.attr(NettyKeys.<AttributeKey<Object>>traffic(AttributeKey.class));
      Object known = attribute.get();
      if (known instanceof NettyLine) {
        // Datagrams' was told of as it was bound; and others may have sent something before.
        attribute.set(NettyTraffic.active((NettyLine) known));
        return;
      }
      Object carried =
          parent == null
              ? NettyTraffic.connected(channel.getClass())
              : NettyTraffic.opened(parent.getClass(), parent.localAddress());
      attribute.set(carried);
      if (carried instanceof NettyLine) {
        NettyTraffic.uses(channel.eventLoop(), channel.alloc());
      }
    }
  }

  /** A channel is closed. */
  static final class Inactive {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) ChannelHandlerContext context) {
      Channel channel = context.channel();
      Channel parent = channel.parent();
      if (parent != null && !(parent instanceof ServerChannel)) {
        return;
      }
      Object known =
          channel
              .attr(NettyKeys.<AttributeKey<Object>>traffic(AttributeKey.class))
              .getAndSet(NettyTraffic.none());
      if (known instanceof NettyLine) {
        NettyTraffic.closed((NettyLine) known);
      }
    }

    /** Handlers that hear of it have handed on what they still had. */
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit() {
      NettyKeys.closed();
    }
  }

  /** A channel has read bytes, or a datagram; a server's has read a channel. */
  static final class Read {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) ChannelHandlerContext context, @Advice.Argument(1) Object message) {
      Channel channel = context.channel();
      Channel parent = channel.parent();
      if (parent != null && !(parent instanceof ServerChannel)) {
        return;
      }
      Attribute<Object> attribute =
          channel.attr(NettyKeys.<AttributeKey<Object>>traffic(AttributeKey.class));
      Object carried = attribute.get();
      if (carried == null) {
        carried = NettyTraffic.adopted(channel);
        attribute.set(carried);
      }
      NettyTraffic.received(
          carried,
          message instanceof ByteBuf
              ? ((ByteBuf) message).readableBytes()
              : message instanceof ByteBufHolder
                  ? ((ByteBufHolder) message).content().readableBytes()
                  : 0);
    }
  }

  /** The system has taken bytes of a stream. */
  static final class Progress {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue("channel") Channel channel, @Advice.Argument(0) long amount) {
      Attribute<Object> attribute =
          channel.attr(NettyKeys.<AttributeKey<Object>>traffic(AttributeKey.class));
      Object carried = attribute.get();
      if (carried == null) {
        carried = NettyTraffic.adopted(channel);
        attribute.set(carried);
      }
      NettyTraffic.sent(carried, amount);
    }
  }

  /** The system has taken a message; of a stream, its bytes were counted before. */
  static final class Remove {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This ChannelOutboundBuffer buffer, @Advice.FieldValue("channel") Channel channel) {
      // Those of streams are told by a mere field, and are most.
      if (!channel.metadata().hasDisconnect() || !(channel instanceof DatagramChannel)) {
        return;
      }
      Object message = buffer.current();
      int bytes =
          message instanceof ByteBuf
              ? ((ByteBuf) message).readableBytes()
              : message instanceof ByteBufHolder
                  ? ((ByteBufHolder) message).content().readableBytes()
                  : 0;
      // Netty sends none that are empty.
      if (bytes == 0) {
        return;
      }
      Attribute<Object> attribute =
          channel.attr(NettyKeys.<AttributeKey<Object>>traffic(AttributeKey.class));
      Object carried = attribute.get();
      if (carried == null) {
        carried = NettyTraffic.adopted(channel);
        attribute.set(carried);
      }
      NettyTraffic.sentDatagram(carried, bytes);
    }
  }

  /** A decoder of bytes hands messages on. */
  static final class HandOn {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) ChannelHandlerContext context, @Advice.Argument(2) int messages) {
      if (messages > 0) {
        NettyTraffic.codec(context.handler()).received(messages);
      }
    }
  }

  /** A codec is given something, which need not be a message for it. */
  static final class Codec {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static NettyCodec enter(@Advice.Argument(0) ChannelHandlerContext context) {
      return NettyTraffic.codec(context.handler());
    }
  }
}
