package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Metrics;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** gRPC on each of its transports, called by its own client in another JVM. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class GrpcIT extends OnServers {
  private static final String ECHO = "game.Rooms/Echo";
  private static final String UPLOAD = "game.Rooms/Upload";
  private static final String DOWNLOAD = "game.Rooms/Download";
  private static final String CHAT = "game.Rooms/Chat";
  private static final String OTHER = "_OTHER";

  private static @Nullable ForkedServer client;

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.GRPC_1_20, 8),
            Variant.of(Programs.GRPC_OKHTTP, 11),
            Variant.of(Programs.GRPC_1_85),
            Variant.of(Programs.GRPC_SHADED, 21))
        .flatMap(variants -> variants);
  }

  @AfterParameterizedClassInvocation
  static void stopClient() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  @Test
  void unary() throws Exception {
    RpcTally tally = tally();
    assertEquals("OK", run("unary hello"));
    assertEquals("OK", run("unary later"));
    tally.counts(2, ECHO, "OK", 2, 2).settle();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED"
      })
  void everyCode(String code) throws Exception {
    RpcTally tally = tally();
    assertEquals(code, run("unary fail " + code));
    tally.counts(ECHO, code, 1, 0).settle();
  }

  /** Names, labels and what is an error are those of the semantic conventions. */
  @Test
  void labels() throws Exception {
    RpcTally tally = tally();
    run("unary fail INTERNAL");
    run("unary fail NOT_FOUND");
    run("unary x");
    tally.counts(ECHO, "OK", 1, 1).counts(ECHO, "INTERNAL", 1, 0);
    tally.counts(ECHO, "NOT_FOUND", 1, 0).settle();
    Metrics metrics = server().scrape();
    String name = "rpc_server_call_duration_seconds_count";
    metrics.find(name).forEach(sample -> assertEquals("grpc", sample.label("rpc_system_name")));
    assertEquals(1, metrics.find(name, "error_type", "INTERNAL", "rpc_method", ECHO).count());
    assertEquals(0, metrics.find(name, "error_type", "NOT_FOUND").count());
    assertTrue(metrics.find(name, "rpc_service", "game.Rooms", "rpc_method", ECHO).count() > 2);
  }

  @Test
  void handlerThrows() throws Exception {
    RpcTally tally = tally();
    assertEquals("UNKNOWN", run("unary throw"));
    assertEquals("UNKNOWN", run("unary answer-and-throw"));
    tally.counts(2, ECHO, "UNKNOWN", 2, 1);
    // A status that a handler throws is none that it answers with.
    assertEquals("UNKNOWN", run("unary throw-status NOT_FOUND"));
    tally.counts(ECHO, "UNKNOWN", 1, 0);
    assertEquals("UNKNOWN", run("chat-throw"));
    tally.counts(CHAT, "UNKNOWN", 2, 1).settle();
  }

  /** The server knows the reason, the client only that the call is no more. */
  @Test
  void handlerAnswersTooLittleOrTooMuch() throws Exception {
    RpcTally tally = tally();
    run("unary nothing");
    tally.counts(ECHO, "INTERNAL", 1, 0);
    run("unary twice");
    tally.counts(ECHO, "INTERNAL", 1, 1).settle();
  }

  @Test
  void methodsThatAreNotThere() throws Exception {
    RpcTally tally = tally();
    for (int i = 0; i < 20; i++) {
      assertEquals("UNIMPLEMENTED", run("unknown game.Rooms/Nothing" + i));
      assertEquals("UNIMPLEMENTED", run("unknown game.Nothing" + i + "/Echo"));
    }
    tally.counts(40, OTHER, "UNIMPLEMENTED", 0, 0).settle();
  }

  @Test
  void interceptorAnswers() throws Exception {
    RpcTally tally = tally();
    assertEquals("PERMISSION_DENIED", run("gate close"));
    tally.counts(ECHO, "PERMISSION_DENIED", 0, 0);
    assertEquals("UNKNOWN", run("gate throw"));
    tally.counts(ECHO, "UNKNOWN", 0, 0);
    assertEquals("UNAUTHENTICATED", run("gate throw-status"));
    tally.counts(ECHO, "UNAUTHENTICATED", 0, 0).settle();
  }

  @Test
  void streams() throws Exception {
    RpcTally tally = tally();
    assertEquals("OK", run("upload 100"));
    tally.counts(UPLOAD, "OK", 100, 1);
    assertEquals("OK", run("upload 0"));
    tally.counts(UPLOAD, "OK", 0, 1);
    assertEquals("OK", run("download 200"));
    tally.counts(DOWNLOAD, "OK", 1, 200);
    assertEquals("ABORTED", run("download 7 ABORTED"));
    tally.counts(DOWNLOAD, "ABORTED", 1, 7);
    assertEquals("OK", run("chat 50"));
    tally.counts(CHAT, "OK", 50, 50).settle();
  }

  /** The client has not said that it sends nothing more. */
  @Test
  void serverEndsFirst() throws Exception {
    RpcTally tally = tally();
    assertEquals("OK", run("bye"));
    tally.counts(CHAT, "OK", 2, 1);
    assertEquals("OK", run("enough"));
    tally.counts(UPLOAD, "OK", 4, 1).settle();
  }

  @Test
  void messageThatIsTooLarge() throws Exception {
    RpcTally tally = tally();
    // OkHttp's server may not answer any more on that connection, also without the agent.
    try (ForkedServer own = newClient()) {
      RpcTally.run(own, "big");
      tally.counts(ECHO, "RESOURCE_EXHAUSTED", 0, 0).settle();
    }
  }

  @Test
  void compressed() throws Exception {
    RpcTally tally = tally();
    assertEquals("OK", run("compressed gzip"));
    tally.counts(ECHO, "OK", 1, 1);
    String answer = run("compressed strange");
    // The oldest line fails to tell the client.
    boolean tells = variant.program() != Programs.GRPC_1_20;
    assertEquals(tells ? "UNIMPLEMENTED" : "INTERNAL", answer);
    tally.counts(ECHO, "UNIMPLEMENTED", 0, 0).settle();
  }

  @Test
  void deadlinePasses() throws Exception {
    RpcTally tally = tally();
    for (int i = 0; i < 3; i++) {
      assertEquals("DEADLINE_EXCEEDED", run("deadline 400"));
    }
    tally.counts(3, ECHO, "DEADLINE_EXCEEDED", 3, 0).settle();
  }

  @Test
  void clientCancels() throws Exception {
    RpcTally tally = tally();
    assertEquals("CANCELLED", run("cancel"));
    tally.counts(CHAT, "CANCELLED", 1, 1).settle();
  }

  @Test
  void clientVanishes() throws Exception {
    RpcTally tally = tally();
    try (ForkedServer gone = newClient()) {
      gone.send("gone vanish");
      tally.counts(CHAT, "UNAVAILABLE", 1, 1).settle();
    }
  }

  @Test
  void manyAtATime() throws Exception {
    RpcTally tally = tally();
    assertEquals("open", run("open 50"));
    assertEquals(50, server().scrape().sum(RpcTally.ACTIVE));
    assertEquals("OK", run("finish"));
    tally.counts(50, CHAT, "OK", 100, 100).settle();
  }

  @Test
  void manyThatComeAndGo() throws Exception {
    RpcTally tally = tally();
    assertEquals("done", run("churn 90"));
    tally.counts(240, CHAT, "OK", 240, 240);
    tally.counts(240, CHAT, "CANCELLED", 240, 240);
    tally.counts(240, CHAT, "OK", 480, 240).settle();
  }

  /** What the server calls in its own process is a call, too. */
  @Test
  void inProcess() throws Exception {
    RpcTally tally = tally();
    assertEquals("OK", run("unary inside"));
    tally.counts(2, ECHO, "OK", 2, 2).settle();
  }

  private RpcTally tally() throws Exception {
    if (client == null) {
      client = newClient();
      // The server knows its methods once they were called.
      for (String first : List.of("unary x", "upload 1", "download 1", "chat 1")) {
        assertEquals("OK", run(first));
      }
      awaitIdle();
    }
    return new RpcTally(server());
  }

  private void awaitIdle() throws Exception {
    while (server().scrape().sum(RpcTally.ACTIVE) > 0) {
      Thread.sleep(10);
    }
  }

  private static String run(String command) throws Exception {
    return RpcTally.run(Objects.requireNonNull(client), command);
  }

  private ForkedServer newClient() throws Exception {
    ForkedServer fork =
        variant
            .program()
            .beside(
                variant.jvm(), "testservers.grpc.GrpcClient", Integer.toString(server().port()));
    fork.awaitOut("ready");
    return fork;
  }
}
