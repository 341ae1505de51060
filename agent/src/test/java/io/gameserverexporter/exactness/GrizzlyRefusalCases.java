package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** As with other servers, but for what Grizzly does not mind, or minds in another way. */
interface GrizzlyRefusalCases extends MalformedRequestCases {
  /** A line without a space is not complete to Grizzly: it waits for more. */
  @Override
  @Test
  default void malformedRequestLine() throws Exception {
    String ok = server().site().ok().path();
    server()
        .countsExactly(
            client -> {
              client
                  .raw("GET", "GET " + ok + " HTTP/9.9\r\nHost: x\r\n\r\n")
                  .answered(505)
                  .countedAs("");
              client.raw("GET", "GET " + ok + " HTTP/1.1\r\n\r\n").answered(400).countedAs("");
            });
  }

  /** Nothing that Grizzly minds. */
  @Override
  @Test
  default void malformedTarget() throws Exception {
    server().countsExactly(client -> client.get("/ex{act").answered(404).countedAs(""));
  }

  @Override
  @Test
  default void malformedAfterGoodOnTheSameConnection() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head("GET", ok.path()) + "PUT " + ok.path() + " HTTP/1.1\r\n\r\n");
                client.read(connection, "GET").answered(200).countedAs(ok.route());
                client.read(connection, "PUT").answered(400).countedAs("");
              }
            });
  }
}
