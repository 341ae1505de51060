package testservers.nettygame;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.codec.MessageToByteEncoder;
import io.netty.handler.codec.MessageToMessageDecoder;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import testservers.console.Console;

/**
 * A game of packets: four bytes of length, then text. It answers each with as many as its first
 * letter says, all with the same text, and closes after a packet that begins with X. Datagrams to
 * the port of the same number come back. A packet that begins with B blocks its event loop until
 * there is a file of the name that follows, one that begins with C has the game connect to a port.
 */
public final class NettyGame {
  private NettyGame() {}

  /** What the game works with. */
  static final class Packet {
    final byte[] text;

    Packet(byte[] text) {
      this.text = text;
    }
  }

  static final class PacketDecoder extends MessageToMessageDecoder<ByteBuf> {
    private Object asked;

    /** As a game may have it: whoever asks twice for one message changes what happens. */
    @Override
    public boolean acceptInboundMessage(Object message) throws Exception {
      if (message == asked) {
        throw new IllegalStateException("asked twice");
      }
      asked = message;
      return super.acceptInboundMessage(message);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf frame, List<Object> out) {
      byte[] text = new byte[frame.readableBytes()];
      frame.readBytes(text);
      out.add(new Packet(text));
      asked = null;
    }
  }

  /** One packet that begins with S is two others. */
  static final class PacketSplitter extends MessageToMessageDecoder<Packet> {
    @Override
    protected void decode(ChannelHandlerContext context, Packet packet, List<Object> out) {
      if (packet.text.length > 0 && packet.text[0] == 'S') {
        out.add(new Packet(new byte[] {'1', 'a'}));
        out.add(new Packet(new byte[] {'1', 'b'}));
      } else {
        out.add(packet);
      }
    }
  }

  static final class PacketEncoder extends MessageToByteEncoder<Packet> {
    private Object asked;

    @Override
    public boolean acceptOutboundMessage(Object message) throws Exception {
      if (message == asked) {
        throw new IllegalStateException("asked twice");
      }
      asked = message;
      return super.acceptOutboundMessage(message);
    }

    @Override
    protected void encode(ChannelHandlerContext context, Packet packet, ByteBuf out) {
      out.writeBytes(packet.text);
      asked = null;
    }
  }

  static final class Game extends SimpleChannelInboundHandler<Packet> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, Packet packet) {
      if (packet.text.length > 0 && packet.text[0] == 'X') {
        context.close();
        return;
      }
      if (packet.text.length > 0 && packet.text[0] == 'B') {
        blockUntilThereIs(new File(restOf(packet)));
        context.writeAndFlush(packet);
        return;
      }
      if (packet.text.length > 0 && packet.text[0] == 'C') {
        callBack(context, Integer.parseInt(restOf(packet)));
        return;
      }
      int answers = packet.text.length == 0 ? 0 : packet.text[0] - '0';
      for (int i = 0; i < answers; i++) {
        context.write(packet);
      }
      context.flush();
    }

    private static String restOf(Packet packet) {
      return new String(packet.text, 1, packet.text.length - 1, StandardCharsets.US_ASCII);
    }

    private static void blockUntilThereIs(File file) {
      try {
        while (!file.exists()) {
          Thread.sleep(10);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** As a proxy does: says something on a connection of its own, and leaves after the answer. */
    private static void callBack(ChannelHandlerContext context, int port) {
      new Bootstrap()
          .group(context.channel().eventLoop())
          .channel(NioSocketChannel.class)
          .handler(
              new SimpleChannelInboundHandler<ByteBuf>() {
                @Override
                public void channelActive(ChannelHandlerContext own) {
                  own.writeAndFlush(Unpooled.copiedBuffer("hello", StandardCharsets.US_ASCII));
                }

                @Override
                protected void channelRead0(ChannelHandlerContext own, ByteBuf answer) {
                  own.close();
                }
              })
          .connect(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable reset) {
      context.close();
    }
  }

  static final class Echo extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      context.writeAndFlush(new DatagramPacket(packet.content().retain(), packet.sender()));
    }
  }

  public static void main(String[] args) throws Exception {
    EventLoopGroup group = new NioEventLoopGroup(2);
    Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, args.length > 0)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new LengthFieldBasedFrameDecoder(1 << 20, 0, 4, 0, 4),
                            new PacketDecoder(),
                            new PacketSplitter(),
                            new LengthFieldPrepender(4),
                            new PacketEncoder(),
                            new Game());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    new Bootstrap()
        .group(group)
        .channel(NioDatagramChannel.class)
        .handler(new Echo())
        .bind(InetAddress.getLoopbackAddress(), port)
        .sync();
    Console.serveOn(port);
  }
}
