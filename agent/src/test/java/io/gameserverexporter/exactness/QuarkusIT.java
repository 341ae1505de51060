package io.gameserverexporter.exactness;

import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application as Quarkus' own build makes it, behind the class loader of its own; not tested
 * where the module {@code quarkus-under-test} was not built.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class QuarkusIT extends OnServers
    implements HttpCases, LeavingClientCases, LaterRouteCases, QuarkusRestCases, WholeServerCases {

  @Override
  public String base() {
    return "/app/game";
  }

  static Stream<Variant> servers() {
    return Files.exists(Programs.QUARKUS.jar()) ? Variant.of(Programs.QUARKUS) : Stream.empty();
  }

  @Test
  void templatesOfClassAndMethod() throws Exception {
    server()
        .countsExactly(
            client -> {
              for (int i = 0; i < 5; i++) {
                client
                    .get(base() + "/games/1/players/" + i)
                    .answered(200)
                    .countedAs(base() + "/games/{game}/players/{id}");
                client
                    .get(base() + "/games/1/later")
                    .answered(200)
                    .countedAs(base() + "/games/{game}/later");
                client
                    .get(base() + "/games/1/moves")
                    .answered(200)
                    .countedAs(base() + "/games/{game}/moves");
                client.get(base() + "/games/1/nothing").answered(404).countedAs("");
              }
            });
  }

  @Test
  void filtersAndMappers() throws Exception {
    server()
        .countsExactly(
            client -> {
              client
                  .get(base() + "/games/1/forbidden")
                  .answered(403)
                  .countedAs(base() + "/games/{game}/forbidden");
              client
                  .get(base() + "/games/1/late-failure")
                  .answered(422)
                  .countedAs(base() + "/games/{game}/late-failure");
            });
  }

  /** They have those of Vert.x Web. */
  @Test
  void reactiveRoutes() throws Exception {
    server()
        .countsExactly(
            client -> {
              client
                  .get("/app/reactive/items/1")
                  .answered(200)
                  .countedAs("/app/reactive/items/:id");
              client
                  .get("/app/reactive/blocking/1")
                  .answered(200)
                  .countedAs("/app/reactive/blocking/:id");
              client
                  .get("/app/reactive/failing/1")
                  .answered(500)
                  .countedAs("/app/reactive/failing/:id");
              client.get("/app/reactive/nothing").answered(404).countedAs("");
              client.get("/nothing").answered(404).countedAs("");
            });
  }

  @Test
  void staticFiles() throws Exception {
    server().countsExactly(client -> client.get("/app/static.txt").answered(200).countedAs(""));
  }
}
