package io.gameserverexporter.benchmarks.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Netty's HTTP codec with one bare handler. */
public final class NettyServer {
  private static final byte[] BODY = "hello, player\n".getBytes(StandardCharsets.US_ASCII);

  private NettyServer() {}

  /** Runs until standard input ends. */
  public static void main(String[] args) throws InterruptedException {
    Hello hello = new Hello();
    serve(channel -> channel.pipeline().addLast(new HttpServerCodec(), hello));
  }

  /** Runs until standard input ends, with what {@code handlers} adds to each connection. */
  static void serve(Consumer<Channel> handlers) throws InterruptedException {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    Channel server = listen(loops, handlers);
    Control.serve(((InetSocketAddress) server.localAddress()).getPort());
    loops.shutdownGracefully().sync();
  }

  /** A server on a free port of loopback, with what {@code handlers} adds to each connection. */
  public static Channel listen(EventLoopGroup loops, Consumer<Channel> handlers)
      throws InterruptedException {
    return new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                handlers.accept(channel);
              }
            })
        .bind("127.0.0.1", 0)
        .sync()
        .channel();
  }

  /** The answer to every request: the same few bytes. */
  public static FullHttpResponse answer() {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(BODY));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/plain")
        .setInt(HttpHeaderNames.CONTENT_LENGTH, BODY.length);
    return response;
  }

  /** Answers every request. */
  @Sharable
  private static final class Hello extends SimpleChannelInboundHandler<HttpObject> {
    // A client that has gone needs no answer.
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
      if (message instanceof LastHttpContent) {
        context.writeAndFlush(answer());
      }
    }
  }
}
