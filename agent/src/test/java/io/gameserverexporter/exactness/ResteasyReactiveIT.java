package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Routes are the joined templates of what Quarkus REST has matched, else what has led to it in the
 * router of Vert.x Web; Netty counts.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class ResteasyReactiveIT extends OnServers
    implements HttpCases, LeavingClientCases, LaterRouteCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.RESTEASY_REACTIVE);
  }

  @Test
  void templates() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/items/1").answered(200).countedAs("/items/{id}");
              client.get("/items/2?x=y").answered(200).countedAs("/items/{id}");
              client.call("HEAD", "/items/1").answered(200).countedAs("/items/{id}");
              client.call("PUT", "/items/1").answered(200).countedAs("/items/{id}");
              client.get("/numbers/7").answered(200).countedAs("/numbers/{id}");
            });
  }

  /** The locator is asked on another thread than the one that has found it. */
  @Test
  void subResources() throws Exception {
    server()
        .countsExactly(
            client -> {
              for (int i = 0; i < 5; i++) {
                client.get("/below/1/parts/2").answered(200).countedAs("/below/{id}/parts/{part}");
                client.get("/below/1/nothing").answered(404).countedAs("/*");
              }
            });
  }

  @Test
  void nothingThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing/here").answered(404).countedAs("");
              client.get("/numbers/one").answered(404).countedAs("");
              client.call("DELETE", "/items/1").answered(405).countedAs("/*");
            });
  }

  @Test
  void failures() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/fail/1").answered(500).countedAs("/fail/{id}");
              client.get("/fail-web/409").answered(409).countedAs("/fail-web/{code}");
              client.get("/status/x/y").answered(404).countedAs("/status/{code}/{rest}");
            });
  }
}
