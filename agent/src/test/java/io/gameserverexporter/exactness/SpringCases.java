package io.gameserverexporter.exactness;

import org.junit.jupiter.api.Test;

/** Routes are the patterns of the controllers; each request is counted once, not once per layer. */
interface SpringCases {
  RunningServer server();

  @Test
  default void patterns() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/items/1").answered(200).countedAs("/app/items/{id}");
              client.get("/app/items/2?x=y").answered(200).countedAs("/app/items/{id}");
              client.get("/app/files/a/b/c").answered(200).countedAs("/app/files/**");
              client.call("HEAD", "/app/items/1").answered(200).countedAs("/app/items/{id}");
            });
  }

  /** Found by their URL, which Spring tells later than what it has found by annotations. */
  @Test
  default void resources() throws Exception {
    server()
        .countsExactly(
            client -> {
              client
                  .get("/app/static/spring/Items.class")
                  .answered(200)
                  .countedAs("/app/static/**");
              client.get("/app/static/nothing").answered(404).countedAs("/app/static/**");
            });
  }

  @Test
  default void noControllerThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/nothing/here").answered(404).countedAs("");
              client.call("POST", "/app/items/1").answered(405).countedAs("");
              client.call("BREW", "/app/nothing/here").countedAs("");
            });
  }

  @Test
  default void filterAndInterceptorAnswer() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/items/1", "X-Gate: answer").answered(403).countedAs("");
              client
                  .get("/app/items/1", "X-Intercept: 1")
                  .answered(401)
                  .countedAs("/app/items/{id}");
            });
  }

  @Test
  default void controllerThrows() throws Exception {
    server()
        .countsExactly(
            client -> {
              client
                  .get("/app/fail")
                  .answered(500)
                  .countedAs("/app/fail", "java.lang.IllegalStateException");
              client.get("/app/fail-handled").answered(409).countedAs("/app/fail-handled");
              client.get("/app/missing").answered(404).countedAs("/app/missing");
            });
  }

  @Test
  default void errorPageIsAControllerToo() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .get("/app/fail-to-page")
                    .answered(500)
                    .countedAs("/app/fail-to-page", "java.lang.IllegalArgumentException"));
  }

  @Test
  default void forward() throws Exception {
    server()
        .countsExactly(
            client -> client.get("/app/forward").answered(200).countedAs("/app/forward"));
  }

  @Test
  default void asynchronous() throws Exception {
    server()
        .countsExactly(
            client -> {
              client
                  .get("/app/async/callable/1")
                  .answered(200)
                  .countedAs("/app/async/callable/{id}");
              client
                  .get("/app/async/deferred/1")
                  .answered(200)
                  .countedAs("/app/async/deferred/{id}");
              client
                  .get("/app/async/fail/1")
                  .answered(500)
                  .countedAs("/app/async/fail/{id}", "java.lang.IllegalStateException");
              client
                  .get("/app/async/timeout/1")
                  .answered(503)
                  .countedAs("/app/async/timeout/{id}", Ledger.ANY);
            });
  }
}
