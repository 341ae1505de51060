package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import io.gameserverexporter.support.RawHttp2;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes are the patterns of Armeria; Netty counts. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class ArmeriaIT extends OnServers implements HttpCases, LeavingClientCases, LaterRouteCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.ARMERIA);
  }

  @Override
  public String route(String path) {
    return path.replace('{', ':').replace("}", "");
  }

  @Test
  void patterns() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/items/1").answered(200).countedAs("/items/:id");
              client.get("/items/2?x=y").answered(200).countedAs("/items/:id");
              client.call("HEAD", "/items/1").answered(200).countedAs("/items/:id");
              client.get("/files/a/b/c").answered(200).countedAs("/files/*");
              client.get("/pattern/7").answered(200).countedAs("^/pattern/[0-9]+$");
              client.get("/only/1").answered(200).countedAs("/only/:id");
              client.call("HEAD", "/only/1").answered(200).countedAs("/only/:id");
              client.get("/marked/1", "X-Kind: new").answered(200).countedAs("/marked/:id");
              client.get("/blocking/1").answered(200).countedAs("/blocking/:id");
            });
  }

  @Test
  void nothingThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing/here").answered(404).countedAs("");
              client.get("/slash").answered(307).countedAs("");
              client.get("/marked/1").answered(404).countedAs("");
              client.call("DELETE", "/only/1").answered(405).countedAs("");
              client.call("BREW", "/items/1").answered().countedAs("");
            });
  }

  @Test
  void failures() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/fail/1").answered(500).countedAs("/fail/:id");
              client.get("/status/x/y").answered(500).countedAs("/status/:code/:rest");
            });
  }

  @Test
  void malformedRequestLine() throws Exception {
    server()
        .countsExactly(client -> client.raw("?", "GARBAGE\r\n\r\n").answered(400).countedAs(""));
  }

  @Test
  void bodyBehindAnOpenRequest() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head("GET", "/later/200")
                        + RawHttp.head("POST", "/upload", "Content-Length: 8")
                        + "some");
                server().awaitActive("POST", 1);
                connection.send("more" + RawHttp.head("GET", "/items/1"));
                client.read(connection, "GET").answered(200).countedAs("/later/:code");
                client.read(connection, "POST").answered(200).countedAs("/upload");
                client.read(connection, "GET").answered(200).countedAs("/items/:id");
              }
            });
  }

  @Test
  void clientLeavesWithStreamsOpen() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 20; i++) {
                  connection.request("DELETE", "/never/1", false);
                  client.counts("DELETE", "/never/:id");
                }
                server().awaitActive("DELETE", 20);
                int download = connection.request("PUT", "/download", false);
                connection.awaitData(download);
                client.ended("PUT", 200).countedAs("/download");
              }
            });
  }

  @Test
  void streamsThatAreRefused() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                ended(client, connection, "BREW", "/items/1").answered(400).countedAs("");
                ended(client, connection, "GET", "/items/1").answered(200).countedAs("/items/:id");
              }
            });
  }

  private static Client.Exchange ended(
      Client client, RawHttp2 connection, String method, String path) throws IOException {
    return client.ended(method, connection.awaitEnd(connection.request(method, path, false)));
  }
}
