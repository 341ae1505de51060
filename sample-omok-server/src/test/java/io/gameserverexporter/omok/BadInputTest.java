package io.gameserverexporter.omok;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.support.Calls;
import io.gameserverexporter.omok.support.Calls.Answer;
import io.gameserverexporter.omok.support.RawHttp;
import io.gameserverexporter.omok.support.TestGame;
import io.gameserverexporter.omok.support.TestPlayer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is JSON with a result and tells nothing of the server's inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private RunningOmok omok;
  private URI hive;
  private URI game;
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
    hive = omok.url(ServiceName.HIVE);
    game = omok.url(ServiceName.GAME);
    player = TestPlayer.create(omok);
  }

  @AfterAll
  void stop() {
    omok.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{",
        "{\"playerId\":",
        "not json",
        "[]",
        "5",
        "\"text\"",
        "{\"playerId\":5}",
        "{\"playerId\":true}",
        "{\"playerId\":{}}",
        "{\"playerId\":[\"a\"]}",
        "{\"x\":\"one\"}",
        "{\"x\":1.5}",
        "{\"x\":99999999999}",
        "{\"x\":{}}",
        "{} {}",
      })
  void aBodyThatIsNotTheJsonExpected(String body) {
    assertEquals(
        "400/1003", Calls.post(game, "/gameplay/put-omok", body, player.headers()).outcome());
  }

  @Test
  void numbersMayBeSentAsTextAsTheOriginalAllows() {
    TestGame match = TestGame.start(omok);
    assertEquals(
        "200/0", match.black().call("/gameplay/put-omok", Map.of("x", "3", "y", "4")).outcome());
  }

  @Test
  void aBodyThatIsNoUtf8OrNestedWithoutEnd() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(hive + "/login"))
            .header("Content-Type", "application/json");
    byte[] noUtf8 = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
    assertEquals(
        "400/1003", Calls.send(request.POST(BodyPublishers.ofByteArray(noUtf8)).build()).outcome());
    String deep = "[".repeat(30_000);
    assertEquals("400/1003", Calls.post(hive, "/login", deep, Map.of()).outcome());
    assertEquals("400/1003", Calls.post(hive, "/login", "{\"a\":" + deep, Map.of()).outcome());
  }

  @Test
  void aBodyThatIsTooLong() {
    String body = "{\"hiveUserId\":\"" + "x".repeat(70_000) + "\"}";
    assertEquals("413/1003", Calls.post(hive, "/login", body, Map.of()).outcome());

    Supplier<java.io.InputStream> stream =
        () ->
            new java.io.ByteArrayInputStream(
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    HttpRequest chunked =
        HttpRequest.newBuilder(URI.create(hive + "/login"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(stream))
            .build();
    assertEquals("413/1003", Calls.send(chunked).outcome());
  }

  @Test
  void anotherTypeOfContent() {
    for (String type : new String[] {"text/plain", "multipart/form-data; boundary=x", "nonsense"}) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(hive + "/login"))
              .header("Content-Type", type)
              .POST(BodyPublishers.ofString("{}"))
              .build();
      assertEquals("415/1003", Calls.send(request).outcome(), type);
    }
  }

  @Test
  void jsonIsAnsweredToWhoeverAccepts() {
    for (String accept : new String[] {"text/html", "*/*", "application/xml", "nonsense"}) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(game + "/hello"))
              .header("Accept", accept)
              .POST(BodyPublishers.noBody())
              .build();
      assertEquals("200/0", Calls.send(request).outcome(), accept);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/nothing", "/login/", "/gameplay", "/index.html", "/error", "/a%20b"})
  void anUnknownPath(String path) {
    assertEquals("404/1030", Calls.post(game, path, Map.of(), player.headers()).outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "BREW"})
  void aWrongMethod(String method) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(game + "/login"))
            .method(method, BodyPublishers.noBody())
            .build();
    assertEquals("405/1030", Calls.send(request).outcome());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "POST /hello HTTP/9.9\r\nHost: x\r\n\r\n",
        "POST /hello HTTP/1.1\r\n\r\n",
        "POST /he llo HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /%2f/hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /hello HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "POST //..//hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      })
  void whatTomcatRefuses(String request) throws IOException {
    try (RawHttp raw = new RawHttp(game)) {
      String answer = raw.send(request).readAll();
      assertTrue(answer.matches("(?s)HTTP/1.1 (4|505).*"), answer);
      assertTrue(RawHttp.outcome(answer).matches("(4\\d\\d/1030|505/1001)"), answer);
      assertTellsNothing(answer);
    }
  }

  @Test
  void headersThatAreTooLong() throws IOException {
    try (RawHttp raw = new RawHttp(game)) {
      String answer =
          raw.send("POST /hello HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n")
              .readAll();
      assertEquals("400/1030", RawHttp.outcome(answer));
    }
  }

  @Test
  void textThatLooksLikeSql() {
    String id = "x' OR '1'='1@x";
    assertEquals(
        "200/2005",
        Calls.post(
                hive, "/login", Map.of("hiveUserId", id.replace(" ", ""), "hiveUserPw", "secret"))
            .outcome());
    player.ok("/playerinfo/update-nickname", Map.of("nickName", "'; DROP TABLE player; --"));
    player.ok("/playerinfo/basic-player-data");
  }

  @Test
  void nothingOfTheServersInsideIsTold() {
    for (Answer answer :
        new Answer[] {
          Calls.post(hive, "/login", "{", Map.of()),
          Calls.post(hive, "/nothing", "{}", Map.of()),
          Calls.post(game, "/mail/read", "{\"playerId\":{}}", player.headers()),
        }) {
      assertTellsNothing(answer.text());
    }
  }

  private static void assertTellsNothing(String answer) {
    assertFalse(answer.matches("(?is).*(exception|tomcat|spring|jackson|\\tat ).*"), answer);
  }
}
