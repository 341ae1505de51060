package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp2;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Grizzly with what may follow on HTTP/1.1: HTTP/2 and WebSocket. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class GrizzlyHttp2IT extends OnServers implements RouteHttp2Cases {

  @Test
  void everyKindOfEnd() throws Exception {
    String failure = "java.lang.IllegalStateException";
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 50; i++) {
                  RouteHttp2Cases.ended(client, connection, "GET", "/api/1")
                      .answered(200)
                      .countedAs("/api");
                }
                RouteHttp2Cases.ended(client, connection, "HEAD", "/api/1")
                    .answered(200)
                    .countedAs("/api");
                RouteHttp2Cases.ended(client, connection, "BREW", "/api/1")
                    .answered(200)
                    .countedAs("/api");
                RouteHttp2Cases.ended(client, connection, "GET", "/nothing")
                    .answered(404)
                    .countedAs("");
                RouteHttp2Cases.ended(client, connection, "GET", "/status/204/x")
                    .answered(204)
                    .countedAs("/status");
                RouteHttp2Cases.ended(client, connection, "GET", "/fail")
                    .answered(500)
                    .countedAs("/fail", failure);
              }
            });
  }

  @Override
  public Place item() {
    return new Place("/api/1", "/api");
  }

  @Override
  public Place later() {
    return new Place("/async", "/async");
  }

  @Override
  public int statusOfLater() {
    return 202;
  }

  @Override
  public String socketRoute() {
    return "";
  }

  static Stream<Variant> servers() {
    return Variant.of(Programs.GRIZZLY_4_0_HTTP_2);
  }
}
