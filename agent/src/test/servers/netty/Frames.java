package testservers.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import testservers.console.Told;

/** What the server does with each WebSocket frame: what it says, else sends it back. */
final class Frames {
  private Frames() {}

  static void answer(ChannelHandlerContext context, WebSocketFrame frame) {
    if (frame instanceof PongWebSocketFrame) {
      return;
    }
    String text = frame instanceof TextWebSocketFrame ? ((TextWebSocketFrame) frame).text() : "";
    if (frame instanceof TextWebSocketFrame) {
      Told.got();
    }
    if (text.startsWith("close ")) {
      context.writeAndFlush(new CloseWebSocketFrame(Integer.parseInt(text.substring(6)), "asked"));
    } else if (text.equals("drop")) {
      context.close();
    } else if (text.equals("ping")) {
      context.writeAndFlush(new PingWebSocketFrame());
    } else if (text.equals("fragments")) {
      context.write(new TextWebSocketFrame(false, 0, "one,"));
      context.write(new ContinuationWebSocketFrame(false, 0, "two,"));
      context.writeAndFlush(new ContinuationWebSocketFrame(true, 0, "three"));
    } else if (Told.many(text) > 0) {
      for (int i = Told.many(text); i > 0; i--) {
        context.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(Told.large())));
      }
      context.flush();
    } else if (Told.answer(text).equals(text)) {
      context.writeAndFlush(frame.retain());
    } else {
      context.writeAndFlush(new TextWebSocketFrame(Told.answer(text)));
    }
  }
}
