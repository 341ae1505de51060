package io.gameserverexporter.boot;

/** Where the traffic of libraries for games goes; implemented by the core. */
public interface GameNetworkSink {
  /**
   * The traffic of a port, always the same for the same.
   *
   * @param library mina, kryonet or spidermonkey
   * @param protocol tcp, udp or local
   * @param port the server's own, empty when it has none
   */
  GameLine line(String library, String protocol, String port);

  /** The port of an object that has it in its field {@code address}; empty when it is not known. */
  String portOf(Object kernel);
}
