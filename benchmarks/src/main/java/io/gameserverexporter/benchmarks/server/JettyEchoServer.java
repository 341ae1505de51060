package io.gameserverexporter.benchmarks.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** WebSocket messages on Jetty, sent back. */
public final class JettyEchoServer {
  private JettyEchoServer() {}

  /** Runs until standard input ends. */
  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        WebSocketUpgradeHandler.from(
            server,
            container -> container.addMapping("/", (request, response, callback) -> new Echo())));
    server.start();
    Control.serve(connector.getLocalPort());
    server.stop();
  }

  /** Of one connection. */
  public static final class Echo implements Session.Listener.AutoDemanding {
    private @Nullable Session session;

    @Override
    public void onWebSocketOpen(Session opened) {
      session = opened;
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
      Session to = session;
      if (to != null) {
        to.sendBinary(payload, callback);
      }
    }
  }
}
