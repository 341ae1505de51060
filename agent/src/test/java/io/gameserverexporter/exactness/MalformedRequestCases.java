package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** Requests that the server itself refuses; counted where a probe of that server sees them. */
interface MalformedRequestCases {
  RunningServer server();

  /** What the server makes of a line without a method; {@code ?} when it makes nothing of it. */
  default String methodOfGarbageAfterGet() {
    return "?";
  }

  /** What is no target to the server; some see less in it than others. */
  default String refusedTarget() {
    return "/app/ex{act";
  }

  /** {@code ?} when the server has not kept the method. */
  default String methodOfRefusedTarget() {
    return "GET";
  }

  @Test
  default void malformedRequestLine() throws Exception {
    server()
        .countsExactly(client -> client.raw("?", "GARBAGE\r\n\r\n").answered(400).countedAs(""));
  }

  @Test
  default void malformedTarget() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw(
                        methodOfRefusedTarget(),
                        "GET " + refusedTarget() + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .answered(400)
                    .countedAs(""));
  }

  @Test
  default void malformedLength() throws Exception {
    Place upload = server().site().upload();
    server()
        .countsExactly(
            client ->
                client
                    .raw("POST", RawHttp.head("POST", upload.path(), "Content-Length: few"))
                    .answered(400)
                    .countedAs(""));
  }

  @Test
  default void malformedAfterGoodOnTheSameConnection() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", ok.path()) + "GARBAGE\r\n\r\n");
                client.read(connection, "GET").answered(200).countedAs(ok.route());
                client.read(connection, methodOfGarbageAfterGet()).answered(400).countedAs("");
              }
            });
  }
}
