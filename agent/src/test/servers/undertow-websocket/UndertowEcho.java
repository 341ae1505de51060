package testservers.undertowwebsocket;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import java.net.InetSocketAddress;
import testservers.console.Console;
import testservers.websocket.Echo;

/** An embedded Undertow with an endpoint of the Java API for WebSocket. */
public final class UndertowEcho {
  private UndertowEcho() {}

  public static void main(String[] args) throws Exception {
    WebSocketDeploymentInfo endpoints =
        new WebSocketDeploymentInfo()
            .addEndpoint(Echo.class)
            .setBuffers(new DefaultByteBufferPool(true, 8192));
    DeploymentInfo app =
        Servlets.deployment()
            .setClassLoader(UndertowEcho.class.getClassLoader())
            .setContextPath("/app")
            .setDeploymentName("app")
            .addServletContextAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME, endpoints);
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(app);
    manager.deploy();
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(Handlers.path().addPrefixPath("/app", manager.start()))
            .build();
    server.start();
    Console.serveOn(((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
  }
}
