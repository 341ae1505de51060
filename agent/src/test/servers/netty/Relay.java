package testservers.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.SocketAddress;

/** Asks the server itself, as a client with PUT, and answers what that answers. */
final class Relay extends SimpleChannelInboundHandler<HttpObject> {
  private final ChannelHandlerContext asking;
  private final HttpRequest request;
  private int status;

  private Relay(ChannelHandlerContext asking, HttpRequest request) {
    this.asking = asking;
    this.request = request;
  }

  static void relay(ChannelHandlerContext asking, HttpRequest request) {
    SocketAddress here = asking.channel().localAddress();
    new Bootstrap()
        .group(asking.channel().eventLoop())
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new HttpClientCodec(), new Relay(asking, request));
              }
            })
        .connect(here)
        .addListener(
            (ChannelFutureListener)
                (ChannelFuture connected) ->
                    connected
                        .channel()
                        .writeAndFlush(
                            new DefaultFullHttpRequest(
                                HttpVersion.HTTP_1_1,
                                HttpMethod.PUT,
                                "/ok",
                                Unpooled.EMPTY_BUFFER)));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpResponse) {
      status = ((HttpResponse) message).status().code();
    }
    if (message instanceof LastHttpContent) {
      Answers.answer(asking, request, status, "relayed");
      context.close();
    }
  }
}
