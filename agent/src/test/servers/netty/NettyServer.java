package testservers.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import testservers.console.Console;
import testservers.console.Tls;

/**
 * An HTTP server on Netty's codec. Argument: {@code codec}, or {@code pair} for a decoder and an
 * encoder by themselves on connections that stay half open.
 */
public final class NettyServer {
  private NettyServer() {}

  public static void main(String[] args) throws Exception {
    boolean pair = args[0].equals("pair");
    NioEventLoopGroup group = new NioEventLoopGroup(2);
    if (Tls.isWanted()) {
      Tls.servesOn(serve(group, pair, Tls.context()));
    }
    Console.serveOn(serve(group, pair, null));
  }

  /** Returns the port. */
  private static int serve(NioEventLoopGroup group, boolean pair, SSLContext tls)
      throws InterruptedException {
    Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, pair)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    ChannelPipeline pipeline = channel.pipeline();
                    if (tls != null) {
                      SSLEngine engine = tls.createSSLEngine();
                      engine.setUseClientMode(false);
                      pipeline.addLast(new SslHandler(engine));
                    }
                    if (pair) {
                      pipeline.addLast(new HttpRequestDecoder(), new HttpResponseEncoder());
                    } else {
                      pipeline.addLast(new HttpServerCodec());
                    }
                    pipeline.addLast(new ChunkedWriteHandler());
                    pipeline.addLast(new Switch());
                    pipeline.addLast(new Answers());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    return ((InetSocketAddress) server.localAddress()).getPort();
  }
}
