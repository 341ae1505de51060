package io.gameserverexporter.collect;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.TimeUnit;

/**
 * Run as a process of its own: scrapes a source whose readings take a while, says when it is in
 * one, and after that in which state the source is.
 */
final class ForkedPause {
  private ForkedPause() {}

  public static void main(String[] args) throws Exception {
    Family family = Family.gauge("healthy", "Takes 30 ms.");
    PrometheusRegistry registry = new PrometheusRegistry();
    ListSources table =
        new ListSources()
            .add(
                "healthy",
                (Source)
                    reading -> {
                      System.out.println("reading");
                      TimeUnit.MILLISECONDS.sleep(30);
                      reading.add(family, 1);
                    });
    Collectors collectors = Collectors.start(registry, table.names(), table, 60_000);
    collectors.awaitReady(30_000);
    while (System.in.read() != -1) {
      Fixture.text(registry.scrape());
      Exposition next = new Exposition(Fixture.text(registry.scrape()));
      System.out.println(
          "state " + collectors.states().get(0).state() + " " + next.values.get("healthy"));
    }
  }
}
