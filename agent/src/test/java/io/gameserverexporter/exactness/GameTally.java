package io.gameserverexporter.exactness;

import io.gameserverexporter.support.Metrics;

/**
 * What is counted of a library for games, whatever its ports.
 *
 * @param open connections at this moment
 * @param opened connections in all
 */
record GameTally(long open, long opened, long in, long out, long datagramsIn, long datagramsOut) {

  static GameTally in(Metrics metrics, String library) {
    return new GameTally(
        (long) metrics.sum("game_network_connections", "library", library),
        (long) metrics.sum("game_network_connections_opened_total", "library", library),
        messages(metrics, library, "tcp", "received"),
        messages(metrics, library, "tcp", "sent"),
        messages(metrics, library, "udp", "received"),
        messages(metrics, library, "udp", "sent"));
  }

  private static long messages(Metrics metrics, String library, String protocol, String direction) {
    return (long)
        metrics.sum(
            "game_network_messages_total",
            "library",
            library,
            "protocol",
            protocol,
            "direction",
            direction);
  }

  static long bytes(Metrics metrics, String protocol, String direction) {
    return (long)
        metrics.sum(
            "game_network_message_bytes_total", "protocol", protocol, "direction", direction);
  }

  GameTally since(GameTally before) {
    return new GameTally(
        open - before.open,
        opened - before.opened,
        in - before.in,
        out - before.out,
        datagramsIn - before.datagramsIn,
        datagramsOut - before.datagramsOut);
  }
}
