package io.gameserverexporter.boot;

/** Where the traffic of libraries for games goes; implemented by the core. */
public interface GameNetworkSink {
  /**
   * Tells a new {@link GameConnection} what it is counted in, by {@link GameConnection#at}, or
   * {@link GameConnection#closed} when it is none of a server's.
   *
   * @param connection the library's own: a connection, or a server that sends to all of its own
   */
  void describe(Object connection, GameConnection counted);
}
