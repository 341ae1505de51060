package io.gameserverexporter.benchmarks.compare;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Scrapes a server's metrics, where it has any. */
final class Scraper implements Closeable {
  private final @Nullable HttpConnection connection;

  Scraper(ServerProcess server, Variant variant) throws IOException {
    connection = variant.hasEndpoint() ? server.connectToMetrics() : null;
  }

  /** Scrapes once; nothing where there is nothing to scrape. */
  void scrape() throws IOException {
    if (connection != null) {
      connection.get();
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
   * How many requests the last scrape has counted.
   *
   * @param name the counting series
   * @param routeStart how a label value begins that only the wanted ones have
   */
  long counted(String name, String routeStart) throws IOException {
    double count = 0;
    for (String line : text().split("\n", -1)) {
      if (line.startsWith(name + "{") && line.contains("\"" + routeStart)) {
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
