package io.gameserverexporter.omok;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.omok.support.Await;
import io.gameserverexporter.omok.support.Calls;
import io.gameserverexporter.omok.support.RawHttp;
import io.gameserverexporter.omok.support.TestPlayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One request per player at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlayerLockTest {
  private static final String PATH = "/playerinfo/basic-player-data";

  private RunningOmok omok;
  private TestPlayer player;

  @BeforeAll
  void start(@TempDir Path folder) {
    omok =
        OmokLauncher.start(
            OmokOptions.parse(
                "--hive.port=0",
                "--game.port=0",
                "--match.port=0",
                "--hive.password-strength=4",
                "--data=" + folder),
            Clock.systemUTC());
  }

  @BeforeEach
  void createPlayer() {
    player = TestPlayer.create(omok);
  }

  @AfterAll
  void stop() {
    omok.close();
  }

  @Test
  void aSecondRequestAtTheSameTimeIsRefused() throws IOException {
    AtomicReference<RawHttp> first = new AtomicReference<>(begin());
    Await.until(
        "the first request's lock",
        () -> {
          beginAnewIfRefused(first);
          return player.call(PATH).outcome().equals("429/2032");
        });

    TestPlayer other = TestPlayer.create(omok);
    other.ok(PATH);
    try (RawHttp finished = first.get()) {
      finished.send("\"" + player.id() + "\"}");
      assertEquals("200/0", RawHttp.outcome(finished.readAll()));
    }
    player.ok(PATH);
  }

  /** A request with a body that is still to end: its handling waits for it. */
  private RawHttp begin() throws IOException {
    String begun = "{\"playerId\":";
    StringBuilder head = new StringBuilder("POST " + PATH + " HTTP/1.1\r\nHost: x\r\n");
    player.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Type: application/json\r\nConnection: close\r\n");
    head.append("Content-Length: " + (begun.length() + player.id().length() + 3));
    return new RawHttp(omok.url(ServiceName.GAME)).send(head + "\r\n\r\n" + begun);
  }

  /** Of the two requests it may have been the first one that met the other's lock. */
  private void beginAnewIfRefused(AtomicReference<RawHttp> first) {
    try {
      if (first.get().hasAnswer()) {
        first.get().close();
        first.set(begin());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aClientWhoGoesAwayDoesNotKeepTheLock() throws IOException {
    for (int i = 0; i < 20; i++) {
      begin().close();
    }

    Await.until("the locks' release", () -> player.call(PATH).outcome().equals("200/0"));
  }

  @Test
  void requestsOneAfterTheOtherNeverMeetALockWhateverTheConnection() throws Exception {
    HttpClient[] connections = {client(), client(), client()};
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(omok.url(ServiceName.GAME) + PATH))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"playerId\":\"" + player.id() + "\"}"));
    player.headers().forEach(request::header);

    for (int i = 0; i < 600; i++) {
      HttpResponse<String> response =
          connections[i % 3].send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(200, response.statusCode(), "request " + i);
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @Test
  void aRefusedRequestGivesTheLockBack() {
    for (int i = 0; i < 50; i++) {
      Map<String, String> headers = player.headers();
      assertEquals("400/1003", Calls.post(game(), PATH, "{", headers).outcome());
      assertEquals(
          "400/2034", Calls.post(game(), PATH, Map.of("playerId", "x"), headers).outcome());
    }
  }

  private URI game() {
    return omok.url(ServiceName.GAME);
  }
}
