package testservers.grizzly;

import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http2.Http2AddOn;
import org.glassfish.grizzly.websockets.WebSocket;
import org.glassfish.grizzly.websockets.WebSocketAddOn;
import org.glassfish.grizzly.websockets.WebSocketApplication;
import org.glassfish.grizzly.websockets.WebSocketEngine;

/** Lets a Grizzly speak HTTP/2 and WebSocket, too. */
public final class More implements AddOn {
  @Override
  public void setup(NetworkListener listener, FilterChainBuilder filters) {
    new WebSocketAddOn().setup(listener, filters);
    new Http2AddOn().setup(listener, filters);
    WebSocketEngine.getEngine().register("", "/socket", new Echo());
  }

  private static final class Echo extends WebSocketApplication {
    @Override
    public void onMessage(WebSocket socket, String text) {
      socket.send(text);
    }
  }
}
