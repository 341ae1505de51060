package io.gameserverexporter.omok.support;

import io.gameserverexporter.omok.RunningOmok;
import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.support.Calls.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A player with an account of its own. */
public final class TestPlayer {
  public static final String PASSWORD = "correct horse";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final URI hive;
  private final URI game;
  private final String id;
  private String token = "";

  private TestPlayer(URI hive, URI game, String id) {
    this.hive = hive;
    this.game = game;
    this.id = id;
  }

  /** A player who has registered and logged in. */
  public static TestPlayer create(RunningOmok omok) {
    return create(omok.url(ServiceName.HIVE), omok.url(ServiceName.GAME));
  }

  /** A player who has registered and logged in. */
  public static TestPlayer create(URI hive, URI game) {
    TestPlayer player =
        new TestPlayer(hive, game, "player" + NUMBER.incrementAndGet() + "@test.example");
    expectOk(
        Calls.post(hive, "/register", Map.of("hiveUserId", player.id, "hiveUserPw", PASSWORD)));
    player.logIn();
    return player;
  }

  /** The same player where the services are now; not logged in. */
  public TestPlayer at(RunningOmok omok) {
    return new TestPlayer(omok.url(ServiceName.HIVE), omok.url(ServiceName.GAME), id);
  }

  /** Logs in anew, at hive and at game. */
  public void logIn() {
    Answer login = Calls.post(hive, "/login", Map.of("hiveUserId", id, "hiveUserPw", PASSWORD));
    expectOk(login);
    token = login.json().get("hiveToken").stringValue();
    expectOk(
        Calls.post(
            game,
            "/login",
            Map.of("playerId", id, "token", token, "appVersion", "0.1.0", "dataVersion", "0.1.0"),
            Calls.VERSIONS));
  }

  public String id() {
    return id;
  }

  public String token() {
    return token;
  }

  public Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>(Calls.VERSIONS);
    headers.put("PlayerId", id);
    headers.put("Token", token);
    return headers;
  }

  /** Calls game with the player's headers and a body of playerId and the given properties. */
  public Answer call(String path, Map<String, ?> properties) {
    Map<String, Object> body = new HashMap<>(properties);
    body.put("playerId", id);
    return Calls.post(game, path, body, headers());
  }

  public Answer call(String path) {
    return call(path, Map.of());
  }

  /** Calls that have to succeed. */
  public Answer ok(String path, Map<String, ?> properties) {
    Answer answer = call(path, properties);
    expectOk(answer);
    return answer;
  }

  public Answer ok(String path) {
    return ok(path, Map.of());
  }

  private static void expectOk(Answer answer) {
    if (answer.status() != 200 || answer.result() != 0) {
      throw new AssertionError(answer);
    }
  }
}
