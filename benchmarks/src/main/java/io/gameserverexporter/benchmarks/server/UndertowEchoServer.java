package io.gameserverexporter.benchmarks.server;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.xnio.Pooled;

/** WebSocket messages on Undertow, sent back. */
// Undertow itself hands out messages in XNIO's deprecated type.
@SuppressWarnings("deprecation")
public final class UndertowEchoServer {
  private UndertowEchoServer() {}

  /** Runs until standard input ends. */
  public static void main(String[] args) {
    Echo echo = new Echo();
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                Handlers.websocket(
                    (exchange, channel) -> {
                      channel.getReceiveSetter().set(echo);
                      channel.resumeReceives();
                    }))
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    Control.serve(address.getPort());
    server.stop();
  }

  private static final class Echo extends AbstractReceiveListener {
    private static final Free FREE = new Free();

    @Override
    protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
      Pooled<ByteBuffer[]> data = message.getData();
      WebSockets.sendBinary(data.getResource(), channel, FREE, data);
    }
  }

  /** Gives the buffers of a message back when it was sent. */
  private static final class Free implements WebSocketCallback<Pooled<ByteBuffer[]>> {
    @Override
    public void complete(WebSocketChannel channel, Pooled<ByteBuffer[]> data) {
      data.free();
    }

    @Override
    public void onError(WebSocketChannel channel, Pooled<ByteBuffer[]> data, Throwable error) {
      data.free();
    }
  }
}
