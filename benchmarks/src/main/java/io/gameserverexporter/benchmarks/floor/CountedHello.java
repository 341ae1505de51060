package io.gameserverexporter.benchmarks.floor;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;

/** Answers every request with the same few bytes; counts by hand while it is told to. */
@Sharable
final class CountedHello extends SimpleChannelInboundHandler<HttpObject> {
  private static final byte[] BODY = "hello, player\n".getBytes(StandardCharsets.US_ASCII);

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
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(BODY));
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, "text/plain")
          .setInt(HttpHeaderNames.CONTENT_LENGTH, BODY.length);
      context.writeAndFlush(response);
      if (counting) {
        count.end();
      }
    }
  }
}
