package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Metrics;
import org.junit.jupiter.api.Test;

/** With its probe off, what is seen of gRPC is what carries it. */
class GrpcOffIT {
  @Test
  void callsAreRequestsOfNetty() throws Exception {
    Variant variant = Variant.of(Programs.GRPC_1_85).findAny().orElseThrow().without("grpc");
    try (RunningServer server = variant.start();
        ForkedServer client =
            variant
                .program()
                .beside(
                    variant.jvm(),
                    "testservers.grpc.GrpcClient",
                    Integer.toString(server.port()))) {
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
}
