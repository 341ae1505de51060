package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Metrics;
import io.gameserverexporter.support.RawHttp2;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of gRPC is an HTTP request. */
class GrpcAndHttpIT {
  private static final String[] REFUSED = {"http_response_status_code", "415"};

  /** They are no calls yet. */
  @Test
  void requestsThatAreNotGrpcs() throws Exception {
    try (RunningServer server = Variant.of(Programs.GRPC_1_85).findAny().orElseThrow().start();
        RawHttp2 client = new RawHttp2(server.port())) {
      client.request("POST", "/game.Rooms/Echo", false);
      client.request("GET", "/game.Rooms/Echo", false);
      Metrics metrics = server.awaitTotal(2);
      assertEquals(2, metrics.sum(Counted.DURATION + "_count", REFUSED));
      assertEquals(2, metrics.sum(Counted.DURATION + "_count"));
      assertEquals(0, metrics.find("rpc_server_call_duration_seconds_count").count());
    }
  }

  /** Tomcat takes a request up that turns out to be a call. */
  @Test
  void callsOfServletsAreNoRequests() throws Exception {
    Variant variant = Variant.of(Programs.GRPC_SERVLET).findAny().orElseThrow();
    try (RunningServer server = variant.start();
        ForkedServer client = client(variant, server)) {
      RpcTally tally = new RpcTally(server);
      assertEquals("OK", RpcTally.run(client, "unary x"));
      assertEquals("OK", RpcTally.run(client, "unary later"));
      tally.counts(2, "game.Rooms/Echo", "OK", 2, 2);
      assertEquals("OK", RpcTally.run(client, "upload 20"));
      tally.counts("game.Rooms/Upload", "OK", 20, 1);
      assertEquals("OK", RpcTally.run(client, "chat 20"));
      tally.counts("game.Rooms/Chat", "OK", 20, 20).settle();
    }
  }

  /** With gRPC's probe off, what is seen of it is what carries it. */
  @ParameterizedTest
  @MethodSource("onNetty")
  void callsAreRequestsOfNetty(ServerProgram program) throws Exception {
    Variant variant = Variant.of(program).findAny().orElseThrow().without("grpc");
    try (RunningServer server = variant.start();
        ForkedServer client = client(variant, server)) {
      for (int i = 0; i < 5; i++) {
        assertEquals("NOT_FOUND", RpcTally.run(client, "unary fail NOT_FOUND"));
      }
      Metrics metrics = server.awaitTotal(5);
      String[] labels = {"http_request_method", "POST", "http_response_status_code", "200"};
      assertEquals(5, metrics.sum(Counted.DURATION + "_count", labels));
      assertEquals(5, metrics.sum(Counted.DURATION + "_count"));
      assertEquals(0, metrics.sum(Counted.ACTIVE));
      assertEquals(0, metrics.find("rpc_server_call_duration_seconds_count").count());
    }
  }

  static Stream<ServerProgram> onNetty() {
    return Stream.of(Programs.GRPC_1_85, Programs.GRPC_SHADED);
  }

  private static ForkedServer client(Variant variant, RunningServer server) throws Exception {
    return variant
        .program()
        .beside(variant.jvm(), "testservers.grpc.GrpcClient", Integer.toString(server.port()));
  }
}
