package io.gameserverexporter.benchmarks.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Sends back what it gets. */
final class Echo extends ChannelInboundHandlerAdapter {
  // A client that has gone needs no answer.
  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    context.write(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }
}
