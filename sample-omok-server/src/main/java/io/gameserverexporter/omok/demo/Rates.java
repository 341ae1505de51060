package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.ServiceName;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Requests per second since the last time, as the agents count them. */
final class Rates {
  private final DemoServices services;
  private Map<ServiceName, Long> before;
  private long beforeNanos;

  /** The rates of services, from now on. */
  Rates(DemoServices services) throws InterruptedException {
    this.services = services;
    before = totals();
    beforeNanos = System.nanoTime();
  }

  /** Nanoseconds since the last line, or the start. */
  long age() {
    return System.nanoTime() - beforeNanos;
  }

  /** A line for people; a service whose agent does not answer in time has no rate. */
  String line() throws InterruptedException {
    Map<ServiceName, Long> now = totals();
    long nanos = age();
    StringBuilder text = new StringBuilder("requests per second:");
    for (ServiceName name : services.all().keySet()) {
      Long to = now.get(name);
      Long from = before.get(name);
      // A service that was started anew counts from 0.
      String rate =
          to == null || from == null || to < from
              ? "?"
              : String.format(Locale.ROOT, "%.1f", (to - from) * 1e9 / nanos);
      text.append("  ").append(name.label()).append(' ').append(rate);
    }
    before = now;
    beforeNanos += nanos;
    return text.toString();
  }

  private Map<ServiceName, Long> totals() throws InterruptedException {
    Map<ServiceName, Long> totals = new EnumMap<>(ServiceName.class);
    for (Map.Entry<ServiceName, DemoServices.Service> entry : services.all().entrySet()) {
      total(entry.getValue()).ifPresent(total -> totals.put(entry.getKey(), total));
    }
    return totals;
  }

  private static Optional<Long> total(DemoServices.Service service) throws InterruptedException {
    try {
      return Optional.of(Counts.counted(service.metrics()).total());
    } catch (IOException silent) {
      return Optional.empty();
    }
  }
}
