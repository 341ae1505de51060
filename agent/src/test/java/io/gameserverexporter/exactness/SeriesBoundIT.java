package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.exactness.Ledger.Key;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that never asks for the same thing twice fills no memory, and nothing gets lost. */
class SeriesBoundIT {
  private static final int MAX_SERIES = 200;
  private static final int REQUESTS = 100_000;

  static Stream<ServerProgram> servers() {
    return Stream.of(Programs.TOMCAT_9, Programs.SPRING_7, Programs.JDK);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void seriesStayBelowTheirLimit(ServerProgram program) throws Exception {
    try (RunningServer server = program.start(Jvms.running(), ",max_series=" + MAX_SERIES)) {
      Client client = new Client(server.port());
      new Flood(server.site()).send(client, REQUESTS);
      Metrics metrics = server.awaitTotal(REQUESTS);
      Counted counted = Counted.in(metrics);

      long series =
          metrics.samples().stream().filter(s -> s.name().startsWith("http_server_")).count();
      assertTrue(series <= MAX_SERIES, () -> series + " series");
      assertEquals(REQUESTS, counted.total());
      assertEquals(0, counted.active());
      assertEquals(REQUESTS, (long) metrics.sum(Counted.DURATION + "_bucket", "le", "+Inf"));

      long inOther =
          (long) metrics.sum(Counted.DURATION + "_count", "http_route", Counted.OTHER_ROUTE);
      assertTrue(inOther > 0, "the limit was not reached");
      assertEquals(inOther, (long) metrics.sum("gameserver_exporter_series_limited_total"));

      // Whoever came before the limit has what is his, and no more.
      Map<Key, Long> sent = client.ledger().entries();
      counted.requests().entrySet().stream()
          .filter(entry -> !entry.getKey().route().equals(Counted.OTHER_ROUTE))
          .forEach(entry -> assertEquals(sent.get(entry.getKey()), entry.getValue()));
    }
  }
}
