package io.gameserverexporter.exactness;

import org.junit.jupiter.api.Test;

/** The resources of {@code resteasy-reactive}, whoever has put Quarkus REST together. */
interface QuarkusRestCases {
  RunningServer server();

  /** Of all paths here. */
  String base();

  @Test
  default void templates() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get(base() + "/items/1").answered(200).countedAs(base() + "/items/{id}");
              client.get(base() + "/items/2?x=y").answered(200).countedAs(base() + "/items/{id}");
              client
                  .call("HEAD", base() + "/items/1")
                  .answered(200)
                  .countedAs(base() + "/items/{id}");
              client
                  .call("PUT", base() + "/items/1")
                  .answered(200)
                  .countedAs(base() + "/items/{id}");
              client.get(base() + "/numbers/7").answered(200).countedAs(base() + "/numbers/{id}");
            });
  }

  /** The locator is asked on another thread than the one that has found it. */
  @Test
  default void subResources() throws Exception {
    server()
        .countsExactly(
            client -> {
              for (int i = 0; i < 5; i++) {
                client
                    .get(base() + "/below/1/parts/2")
                    .answered(200)
                    .countedAs(base() + "/below/{id}/parts/{part}");
                client.get(base() + "/below/1/nothing").answered(404).countedAs(base() + "/*");
              }
            });
  }

  @Test
  default void nothingThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get(base() + "/nothing/here").answered(404).countedAs("");
              client.get(base() + "/numbers/one").answered(404).countedAs("");
              client.call("DELETE", base() + "/items/1").answered(405).countedAs(base() + "/*");
            });
  }

  @Test
  default void failures() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get(base() + "/fail/1").answered(500).countedAs(base() + "/fail/{id}");
              client
                  .get(base() + "/fail-web/409")
                  .answered(409)
                  .countedAs(base() + "/fail-web/{code}");
              client
                  .get(base() + "/status/x/y")
                  .answered(404)
                  .countedAs(base() + "/status/{code}/{rest}");
            });
  }
}
