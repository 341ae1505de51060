package io.gameserverexporter.benchmarks.server;

import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;

/** WebSocket messages on Netty, sent back. */
public final class WebSocketEchoServer {
  private static final int MAX_UPGRADE = 8192;

  private WebSocketEchoServer() {}

  /** Runs until standard input ends. */
  public static void main(String[] args) throws InterruptedException {
    NettyServer.serve(
        channel ->
            channel
                .pipeline()
                .addLast(
                    new HttpServerCodec(),
                    new HttpObjectAggregator(MAX_UPGRADE),
                    new WebSocketServerProtocolHandler("/"),
                    new Echo()));
  }
}
