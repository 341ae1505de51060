package testservers.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Gets what comes after a CONNECT, which is no HTTP, and sends it back. */
final class Tunnel extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf) {
      context.writeAndFlush(message);
    } else {
      context.fireChannelRead(message);
    }
  }
}
