package io.gameserverexporter.boot;

import java.util.concurrent.atomic.LongAdder;

/** Where the traffic on Netty goes; implemented by the core. */
public interface NettySink {
  /**
   * The traffic of a port, always the same for the same.
   *
   * @param transport how the system is asked: nio, epoll ...
   * @param protocol what is below the messages: tcp, udp ...
   * @param port the server's own, empty for channels that have none, and for clients'
   */
  NettyLine line(String transport, String protocol, String port);

  /**
   * The messages of all decoders or encoders of a name.
   *
   * @param direction received or sent
   */
  LongAdder messages(String direction, String codec);
}
