package io.gameserverexporter.benchmarks.server;

import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;

/** A protocol of its own on Netty: messages behind their length in four bytes, sent back. */
public final class EchoServer {
  private static final int MAX_MESSAGE = 1024;

  private EchoServer() {}

  /** Runs until standard input ends. */
  public static void main(String[] args) throws InterruptedException {
    NettyServer.serve(
        channel ->
            channel
                .pipeline()
                .addLast(
                    new LengthFieldBasedFrameDecoder(
                        MAX_MESSAGE, 0, Integer.BYTES, 0, Integer.BYTES),
                    new LengthFieldPrepender(Integer.BYTES),
                    new Echo()));
  }
}
