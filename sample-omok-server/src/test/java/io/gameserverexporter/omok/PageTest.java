package io.gameserverexporter.omok;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.bots.Opponents;
import io.gameserverexporter.omok.support.Await;
import io.gameserverexporter.omok.support.Calls;
import io.gameserverexporter.omok.support.Calls.Answer;
import io.gameserverexporter.omok.support.TestPlayer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What game serves for the page; the page itself is tested in a browser. */
class PageTest {
  private static final Pattern LINK =
      Pattern.compile("(?:src|href)=\"([^\"]+)\"|from '([^']+)'|url\\(\"([^\"]+)\"\\)");

  private RunningOmok omok;
  private URI hive;
  private URI game;

  @BeforeEach
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
  }

  @AfterEach
  void stop() {
    omok.close();
  }

  private static HttpResponse<String> send(String method, URI url)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(url).method(method, BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
  }

  @Test
  void thePageAndAllItsFilesComeFromGameAndNothingFromElsewhere() throws Exception {
    Set<URI> seen = new LinkedHashSet<>();
    Deque<URI> waiting = new ArrayDeque<>(Set.of(game.resolve("/")));
    while (!waiting.isEmpty()) {
      URI url = waiting.poll();
      if (!seen.add(url)) {
        continue;
      }
      assertEquals(game.getAuthority(), url.getAuthority(), url.toString());
      HttpResponse<String> file = send("GET", url);
      assertEquals(200, file.statusCode(), url.toString());
      String policy = file.headers().firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
      assertTrue(!policy.contains("unsafe"), policy);
      Matcher link = LINK.matcher(file.body());
      while (link.find()) {
        for (int group = 1; group <= link.groupCount(); group++) {
          if (link.group(group) != null) {
            waiting.add(url.resolve(link.group(group)));
          }
        }
      }
    }
    assertEquals(13, seen.size(), seen.toString());
  }

  @Test
  void otherMethodsAndPathsAreRefusedAsWithoutThePage() throws Exception {
    for (String method : new String[] {"POST", "PUT", "DELETE"}) {
      for (String path : new String[] {"/", "/page/main.js"}) {
        HttpResponse<String> answer = send(method, game.resolve(path));
        assertEquals("{\"result\":1030}", answer.body(), method + " " + path);
        assertEquals(404, answer.statusCode(), method + " " + path);
      }
    }
    for (String path : new String[] {"/index.html", "/page", "/page/", "/page/none.js"}) {
      assertEquals(404, send("GET", game.resolve(path)).statusCode(), path);
    }
    for (ServiceName other : new ServiceName[] {ServiceName.HIVE, ServiceName.MATCH}) {
      assertEquals(404, send("GET", omok.url(other).resolve("/")).statusCode(), other.label());
    }
    HttpResponse<String> head = send("HEAD", game.resolve("/"));
    assertEquals("200 ", head.statusCode() + " " + head.body());
  }

  @Test
  void accountsAreHivesAndSoAreItsAnswers() {
    Map<String, String> account = Map.of("hiveUserId", "page@x", "hiveUserPw", "secret");

    assertEquals("200/0", relay("register", account).outcome());
    assertEquals("200/2016", relay("register", account).outcome());
    assertEquals("200/2016", Calls.post(hive, "/register", account).outcome());
    Answer login = relay("login", account);
    assertEquals("200/0", login.outcome());
    String token = login.json().get("hiveToken").stringValue();
    assertEquals(
        "200/0",
        Calls.post(hive, "/verifytoken", Map.of("hiveUserId", "page@x", "hiveToken", token))
            .outcome());
    assertEquals(
        "200/2006",
        relay("login", Map.of("hiveUserId", "page@x", "hiveUserPw", "not-it")).outcome());
    assertEquals("400/1030", relay("register", Map.of("hiveUserId", "no address")).outcome());
  }

  private Answer relay(String what, Map<String, String> account) {
    return Calls.post(game, "/page/" + what, account, Calls.VERSIONS);
  }

  @Test
  void noPageOfAnotherOriginCanSendWhatABrowserSendsWithoutAsking() {
    for (String path : new String[] {"/page/register", "/page/login", "/page/bot"}) {
      HttpRequest form =
          HttpRequest.newBuilder(game.resolve(path))
              .header("Content-Type", "text/plain")
              .POST(BodyPublishers.ofString("{}"))
              .build();
      assertTrue(Calls.send(form).status() >= 400, path);
    }
  }

  @Test
  void aBotComesPlaysAndLeavesAndNoMoreThanSomeAreThere() {
    TestPlayer player = TestPlayer.create(omok);
    player.ok("/matching/request");
    player.ok("/page/bot");
    Await.until("a bot", () -> player.ok("/matching/check").json().get("success").intValue() == 1);
    // It does not leave before the game is over, which this player does not go on with.
    for (int i = 1; i < Opponents.MAX; i++) {
      player.ok("/page/bot");
    }
    assertEquals("200/9901", player.call("/page/bot").outcome());

    Map<String, String> another = new HashMap<>(player.headers());
    another.put("Token", "not-it");
    assertEquals(
        "401/1006",
        Calls.post(game, "/page/bot", Map.of("playerId", player.id()), another).outcome());
  }
}
