package testservers.undertowwebsocket;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketFrameType;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.xnio.Pooled;
import testservers.console.Console;

/** Undertow's own handler for WebSocket, without the Java API. */
public final class UndertowSockets {
  private UndertowSockets() {}

  public static void main(String[] args) throws Exception {
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                Handlers.pathTemplate()
                    .add(
                        "/rooms/{room}",
                        Handlers.websocket(
                            (request, channel) -> {
                              channel.getReceiveSetter().set(new Echo());
                              channel.resumeReceives();
                            })))
            .build();
    server.start();
    Console.serveOn(
        ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
  }

  /** Does what it is told, else sends back what it gets. */
  private static final class Echo extends AbstractReceiveListener {
    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message)
        throws IOException {
      String text = message.getData();
      if (text.startsWith("close ")) {
        WebSockets.sendClose(Integer.parseInt(text.substring(6)), "asked", channel, null);
      } else if (text.equals("ping")) {
        WebSockets.sendPing(ByteBuffer.allocate(0), channel, null);
      } else if (text.equals("fragments")) {
        StreamSinkFrameChannel answer = channel.send(WebSocketFrameType.TEXT);
        write(answer, "one,");
        write(answer, "two,");
        answer.write(bytes("three"));
        answer.shutdownWrites();
        while (!answer.flush()) {
          Thread.yield();
        }
      } else {
        WebSockets.sendText(text, channel, null);
      }
    }

    /** What is flushed before there is more is a frame. */
    private static void write(StreamSinkFrameChannel answer, String text) throws IOException {
      answer.write(bytes(text));
      while (!answer.flush()) {
        Thread.yield();
      }
    }

    private static ByteBuffer bytes(String text) {
      return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
      Pooled<ByteBuffer[]> data = message.getData();
      WebSockets.sendBinary(
          data.getResource(),
          channel,
          new WebSocketCallback<Void>() {
            @Override
            public void complete(WebSocketChannel to, Void nothing) {
              data.free();
            }

            @Override
            public void onError(WebSocketChannel to, Void nothing, Throwable failure) {
              data.free();
            }
          });
    }
  }
}
