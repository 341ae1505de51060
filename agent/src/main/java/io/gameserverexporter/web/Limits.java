package io.gameserverexporter.web;

/** What clients may claim of one endpoint. Times in milliseconds. */
final class Limits {
  /** Bytes of a request's line and headers together. */
  static final int HEAD_BYTES = 8 * 1024;

  /** Bytes of a request's body that are read and thrown away; a longer one ends the connection. */
  static final int BODY_BYTES = 8 * 1024;

  /** How long a client may not read at all before a newcomer may have its place. */
  static final long STALLED_MILLIS = 5_000;

  /** What the game server's operator gets. */
  static final Limits DEFAULT = new Limits(64, 16, 32L << 20, 10_000, 75_000, 30_000, 60_000);

  /** Connections that are open at a time. */
  final int connections;

  /** Scrapes that wait while another one runs. */
  final int waitingScrapes;

  /** Bytes held for rendered pages that clients have not read yet, over all connections. */
  final long unreadBytes;

  /** From the first byte of a request, or the opening of its connection, to its last header. */
  final long headMillis;

  /** Between requests of one connection: above the scrape interval of one minute. */
  final long idleMillis;

  /** Without a client taking a single byte of its response. */
  final long writeMillis;

  /** From a scrape's request to its page. */
  final long scrapeMillis;

  Limits(
      int connections,
      int waitingScrapes,
      long unreadBytes,
      long headMillis,
      long idleMillis,
      long writeMillis,
      long scrapeMillis) {
    this.connections = connections;
    this.waitingScrapes = waitingScrapes;
    this.unreadBytes = unreadBytes;
    this.headMillis = headMillis;
    this.idleMillis = idleMillis;
    this.writeMillis = writeMillis;
    this.scrapeMillis = scrapeMillis;
  }
}
