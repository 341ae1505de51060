package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;

/**
 * {@code time}: the machine's clock at the scrape. The time zone is left out: asking Java for it
 * would fix it before the application has a chance to set its own.
 */
final class Clock implements Source {
  private static final double MILLIS_PER_SECOND = 1000;

  private final Family family =
      Family.gauge(
          "node_time_seconds",
          "The machine's clock at the scrape, in seconds since 1970. Far from Prometheus's own time"
              + " it goes wrong.");

  @Override
  public void collect(Reading reading) {
    reading.add(family, System.currentTimeMillis() / MILLIS_PER_SECOND);
  }
}
