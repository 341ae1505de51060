package testservers.undertowwebsocket;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.websockets.extensions.PerMessageDeflateHandshake;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import java.net.InetSocketAddress;
import java.util.Arrays;
import testservers.console.Console;
import testservers.console.Tls;
import testservers.websocket.Echo;

/**
 * An embedded Undertow with an endpoint of the Java API for WebSocket. Argument: {@code worker} for
 * an endpoint that may wait, as WildFly has them; without, it gets its messages in Undertow's own
 * threads.
 */
public final class UndertowEcho {
  private UndertowEcho() {}

  public static void main(String[] args) throws Exception {
    WebSocketDeploymentInfo endpoints =
        new WebSocketDeploymentInfo()
            .addEndpoint(Echo.class)
            .addExtension(new PerMessageDeflateHandshake())
            .setDispatchToWorkerThread(Arrays.asList(args).contains("worker"))
            .setBuffers(new DefaultByteBufferPool(true, 8192));
    DeploymentInfo app =
        Servlets.deployment()
            .setClassLoader(UndertowEcho.class.getClassLoader())
            .setContextPath("/app")
            .setDeploymentName("app")
            .addServletContextAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME, endpoints);
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(app);
    manager.deploy();
    Undertow.Builder builder =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(Handlers.path().addPrefixPath("/app", manager.start()));
    if (Tls.isWanted()) {
      builder.addHttpsListener(0, "127.0.0.1", Tls.context());
    }
    Undertow server = builder.build();
    server.start();
    if (Tls.isWanted()) {
      Tls.servesOn(port(server, 1));
    }
    Console.serveOn(port(server, 0));
  }

  private static int port(Undertow server, int listener) {
    return ((InetSocketAddress) server.getListenerInfo().get(listener).getAddress()).getPort();
  }
}
