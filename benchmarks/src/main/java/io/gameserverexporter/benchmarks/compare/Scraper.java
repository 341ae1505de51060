package io.gameserverexporter.benchmarks.compare;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** Scrapes a server's metrics, where it has any. */
final class Scraper implements Closeable {
  private final ServerProcess server;
  private @Nullable HttpConnection connection;

  Scraper(ServerProcess server, Variant variant) throws IOException {
    this.server = server;
    connection = variant.hasEndpoint() ? server.connectToMetrics() : null;
  }

  /** Scrapes once; nothing where there is nothing to scrape. */
  void scrape() throws IOException {
    HttpConnection open = connection;
    if (open == null) {
      return;
    }
    try {
      open.get();
    } catch (EOFException | SocketException closed) {
      // An endpoint need not keep a connection that was not used for a while.
      open.close();
      HttpConnection fresh = server.connectToMetrics();
      connection = fresh;
      fresh.get();
    }
  }

  /** The last scrape's text; empty where there is nothing to scrape. */
  String text() throws IOException {
    return connection == null ? "" : connection.body();
  }

  /** How many bytes the last scrape had on the wire. */
  int wireBytes() {
    return connection == null ? 0 : connection.bodyLength();
  }

  /** How many series the last scrape had. */
  long series() throws IOException {
    return text().lines().filter(line -> !line.startsWith("#")).count();
  }

  /**
   * How many requests or messages the last scrape has counted.
   *
   * @param name the counting series
   * @param labelStart how a label value begins that only the wanted ones have
   */
  long counted(String name, String labelStart) throws IOException {
    double count = 0;
    for (String line : text().split("\n", -1)) {
      if (line.startsWith(name + "{") && line.contains("\"" + labelStart)) {
        // A label value may have a brace, too: the last one ends the labels.
        count += Double.parseDouble(line.substring(line.lastIndexOf('}') + 1).trim());
      }
    }
    return Math.round(count);
  }

  @Override
  public void close() throws IOException {
    if (connection != null) {
      connection.close();
    }
  }
}
