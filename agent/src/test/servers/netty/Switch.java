package testservers.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;

/** Puts what a request needs behind itself, by its path. */
final class Switch extends ChannelInboundHandlerAdapter {
  private static final int MAX_BODY = 1000;
  private static final String AGGREGATOR = "aggregator";
  private static final String WEB_SOCKET = "web socket";

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      String path = ((HttpRequest) message).uri();
      ChannelPipeline pipeline = context.pipeline();
      boolean webSocket = path.equals("/ws");
      boolean aggregates = webSocket || path.equals("/aggregate");
      if (aggregates && pipeline.get(AGGREGATOR) == null) {
        pipeline.addAfter(context.name(), AGGREGATOR, new HttpObjectAggregator(MAX_BODY));
      } else if (!aggregates && pipeline.get(AGGREGATOR) != null) {
        pipeline.remove(AGGREGATOR);
      }
      if (webSocket) {
        pipeline.addAfter(
            AGGREGATOR, WEB_SOCKET, new WebSocketServerProtocolHandler("/ws", null, true));
        pipeline.addAfter(AGGREGATOR, "compression", new WebSocketServerCompressionHandler());
      }
    }
    context.fireChannelRead(message);
  }
}
