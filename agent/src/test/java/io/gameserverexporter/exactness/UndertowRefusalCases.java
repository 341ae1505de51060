package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** As with other servers, but for what Undertow does with a response before a refusal. */
interface UndertowRefusalCases extends MalformedRequestCases {
  /**
   * Not in one go: Undertow keeps a response back while there is another request to be read, and
   * drops it when that is malformed.
   */
  @Test
  @Override
  default void malformedAfterGoodOnTheSameConnection() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", ok.path()));
                client.read(connection, "GET").answered(200).countedAs(ok.route());
                connection.send("GARBAGE\r\n\r\n");
                client.read(connection, "?").answered(400).countedAs("");
              }
            });
  }
}
