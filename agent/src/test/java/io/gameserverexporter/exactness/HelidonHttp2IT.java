package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp2;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Helidon SE with what may follow on HTTP/1.1: HTTP/2 and WebSocket; where there is a JDK 21. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class HelidonHttp2IT extends OnServers implements RouteHttp2Cases {

  @Test
  void everyKindOfEnd() throws Exception {
    String failure = "java.lang.IllegalStateException";
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 50; i++) {
                  RouteHttp2Cases.ended(client, connection, "GET", "/players/1")
                      .answered(200)
                      .countedAs("/players/{id}");
                }
                RouteHttp2Cases.ended(client, connection, "HEAD", "/players/1")
                    .answered(200)
                    .countedAs("/players/{id}");
                RouteHttp2Cases.ended(client, connection, "BREW", "/players/1")
                    .answered(404)
                    .countedAs("");
                RouteHttp2Cases.ended(client, connection, "GET", "/nothing")
                    .answered(404)
                    .countedAs("");
                RouteHttp2Cases.ended(client, connection, "GET", "/rooms/7/moves/8")
                    .answered(200)
                    .countedAs("/rooms/{room}/moves/{move}");
                RouteHttp2Cases.ended(client, connection, "GET", "/status/204/x")
                    .answered(204)
                    .countedAs("/status/{code}/{rest}");
                RouteHttp2Cases.ended(client, connection, "GET", "/fail-handled/1")
                    .answered(409)
                    .countedAs("/fail-handled/{id}");
                RouteHttp2Cases.ended(client, connection, "GET", "/fail/1")
                    .answered(500)
                    .countedAs("/fail/{id}", failure);
              }
            });
  }

  @Test
  void clientLeavesWithStreamsOpen() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 1; i <= 5; i++) {
                  connection.data(connection.request("POST", "/upload", true), "some", false);
                  client.counts("POST", "/upload");
                  RouteHttp2Cases.ended(client, connection, "PUT", "/players/1")
                      .countedAs("/players/{id}");
                  server().awaitActive("POST", i);
                }
                int download = connection.request("GET", "/download", false);
                connection.awaitData(download);
                client.ended("GET", 200).countedAs("/download", Ledger.ANY);
              }
            });
  }

  @Override
  public Place item() {
    return new Place("/players/1", "/players/{id}");
  }

  @Override
  public Place later() {
    return new Place("/future/1", "/future/{id}");
  }

  @Override
  public int statusOfLater() {
    return 200;
  }

  @Override
  public String socketRoute() {
    return "/socket";
  }

  static Stream<Variant> servers() {
    return Variant.of(Programs.HELIDON_4_5_HTTP_2, 21);
  }
}
