package testservers.undertow;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.net.InetSocketAddress;
import java.util.Collections;
import testservers.console.Console;
import testservers.servlet.ServletApp;

/** An embedded Undertow with the servlet application. */
public final class UndertowServer {
  private UndertowServer() {}

  public static void main(String[] args) throws Exception {
    DeploymentInfo app =
        Servlets.deployment()
            .setClassLoader(UndertowServer.class.getClassLoader())
            .setContextPath("/app")
            .setDeploymentName("app")
            .addErrorPage(Servlets.errorPage("/error-page", 418))
            .addErrorPage(Servlets.errorPage("/error-page", IllegalArgumentException.class))
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    ServletApp.class,
                    new ImmediateInstanceFactory<>(new ServletApp()),
                    Collections.<Class<?>>emptySet()));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(app);
    manager.deploy();
    Undertow server =
        Undertow.builder()
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .addHttpListener(0, "127.0.0.1")
            .setHandler(Handlers.path().addPrefixPath("/app", dispatching(manager.start())))
            .build();
    server.start();
    Console.serveOn(((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
  }

  /** Has a task of its own call the next handler when the request says so. */
  private static HttpHandler dispatching(HttpHandler next) {
    return exchange -> {
      if (exchange.getRequestHeaders().contains("X-Dispatch")) {
        exchange.dispatch(
            (Runnable)
            () -> {
              try {
                next.handleRequest(exchange);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
      } else {
        next.handleRequest(exchange);
      }
    };
  }
}
