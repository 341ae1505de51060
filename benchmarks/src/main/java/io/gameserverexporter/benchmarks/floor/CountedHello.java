package io.gameserverexporter.benchmarks.floor;

import io.gameserverexporter.benchmarks.server.NettyServer;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

/** Answers every request; counts by hand while it is told to. */
@Sharable
final class CountedHello extends SimpleChannelInboundHandler<HttpObject> {
  private final HandCount count = new HandCount();

  // Written and read by the event loop alone.
  private boolean counting;

  /** To be called by the event loop. */
  void count(boolean wanted) {
    counting = wanted;
  }

  /** What has been counted; to be asked when the event loop has nothing to do. */
  HandCount counted() {
    return count;
  }

  // A client that has gone needs no answer.
  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (counting && message instanceof HttpRequest) {
      count.begin();
    }
    if (message instanceof LastHttpContent) {
      context.writeAndFlush(NettyServer.answer());
      if (counting) {
        count.end();
      }
    }
  }
}
