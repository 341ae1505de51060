package io.gameserverexporter.benchmarks.server;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;

/** Undertow with one bare handler. */
public final class UndertowServer {
  private UndertowServer() {}

  /** Runs until standard input ends. */
  public static void main(String[] args) {
    Undertow server =
        Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(new Hello()).build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    Control.serve(address.getPort());
    server.stop();
  }

  /** Answers every request with the same few bytes. */
  private static final class Hello implements HttpHandler {
    @Override
    public void handleRequest(HttpServerExchange exchange) {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
      exchange.getResponseSender().send("hello, player\n");
    }
  }
}
