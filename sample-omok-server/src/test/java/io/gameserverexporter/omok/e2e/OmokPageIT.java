package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.support.Calls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** People who play on game's page in a real browser, on a server that the agent watches. */
@EnabledIf(
    value = "io.gameserverexporter.omok.e2e.Chromium#isInstalled",
    disabledReason = Chromium.MISSING)
class OmokPageIT {
  private static final Duration COUNTED_LIMIT = Duration.ofSeconds(10);
  private static final Pattern COUNT =
      Pattern.compile("(?m)^http_server_request_duration_seconds_count\\{([^}]*)\\} ([0-9.]+)$");
  private static final Pattern LABEL = Pattern.compile("http_(\\w+)=\"([^\"]*)\"");

  @TempDir Path folder;
  private Child server;
  private URI url;
  private URI metrics;

  @BeforeEach
  void start() throws Exception {
    server =
        Child.start(
            folder.resolve("server.log"),
            List.of(
                Checkout.jdk("java"),
                "-javaagent:" + Checkout.agentJar() + "=port=0",
                "-jar",
                Checkout.sampleJar().toString(),
                "--hive.port=0",
                "--match.port=0",
                "--game.port=0",
                "--hive.password-strength=4",
                "--data=" + folder.resolve("data")));
    metrics = URI.create(server.await("gameserver-exporter: metrics at (\\S+)"));
    url = URI.create(server.await("omok: game listening on (\\S+)"));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private OmokPage open(String who) throws IOException {
    return OmokPage.open(Files.createDirectory(folder.resolve(who)), url.resolve("/"));
  }

  /** Pictures for who wants to look; they stay after the test. */
  private static void picture(OmokPage page, String name) throws IOException {
    Path pictures = Checkout.folder().resolve("sample-omok-server/target/pictures");
    page.chromium().screenshot(pictures.resolve("omok-page-" + name + ".png"));
  }

  @Test
  void aPersonPlaysABotToTheEnd() throws Exception {
    try (OmokPage person = open("person")) {
      picture(person, "welcome");
      person.beGuest();
      assertEquals("0 0 0", person.score());
      picture(person, "lobby");

      person.click("find");
      person.awaitView("waiting");
      picture(person, "waiting");
      // Somebody who comes back to a page still waits there.
      person.reload();
      person.awaitView("waiting");
      person.click("bring-bot");
      person.awaitView("game");
      // The bot has looked for a match last, so black is the person's.
      assertTrue(person.text("player-black").endsWith("(you)"), person.text("player-black"));
      assertTrue(person.text("player-white").startsWith("bot-"), person.text("player-white"));
      while (person.awaitTurn()) {
        person.play(person.firstFree());
      }

      String outcome = person.text("status");
      picture(person, "against-bot");
      String first = person.text("player-white");
      person.click("again");
      // Another bot comes without being asked for.
      person.chromium().await("another bot", c -> isAnotherBot(person, first));
      person.awaitView("game");
      person.click("leave");
      person.awaitView("lobby");
      assertEquals(
          Map.of("You win", "1 0 0", "You lose", "0 1 0", "A draw", "0 0 1").get(outcome),
          person.score());
      assertEquals(List.of(), person.chromium().console());
    }
  }

  private static boolean isAnotherBot(OmokPage page, String other) {
    String name = page.text("player-white");
    return name.startsWith("bot-") && !name.equals(other);
  }

  @Test
  void twoPeoplePlayAndEachOfTheirRequestsIsCountedOnce() throws Exception {
    try (OmokPage black = open("black");
        OmokPage white = open("white")) {
      black.account("black@omok.example", "five in a row", "register");
      black.awaitView("lobby");
      white.beGuest();
      black.click("find");
      black.awaitView("waiting");
      white.click("find");
      white.awaitView("game");
      black.awaitView("game");
      white.awaitText("status", "black is thinking");

      black.awaitTurn();
      black.playByKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.ARROW_DOWN);
      assertEquals(List.of("F8 black, last move"), black.cells("black"));
      white.awaitTurn();
      assertEquals(List.of("F8 black, last move"), white.cells("black"));
      white.click("pass");
      black.awaitTurn();
      black.awaitText("last-move", "White has passed.");
      // A game outlives a reload. On its own turn a page asks nothing that could get lost by it.
      black.reload();
      black.awaitView("game");
      List<String> blacks = List.of("G8", "H8", "I8", "J8");
      List<String> whites = List.of("G9", "H7", "I10");
      for (int i = 0; i < blacks.size(); i++) {
        black.awaitTurn();
        black.play(blacks.get(i));
        if (i < whites.size()) {
          white.awaitTurn();
          white.play(whites.get(i));
        }
        if (i == 1) {
          picture(black, "game");
          picture(white, "game-turn");
        }
      }

      white.chromium().await("the end", c -> white.isOver());
      black.chromium().await("the end", c -> black.isOver());
      assertEquals("You win", black.text("status"));
      assertEquals("You lose", white.text("status"));
      for (OmokPage page : List.of(black, white)) {
        assertEquals("Black: J8", page.text("last-move"));
        assertEquals(
            List.of("player-black"),
            page.chromium().findAll(".players .won").stream()
                .map(player -> player.getDomAttribute("id"))
                .toList());
        assertEquals(
            List.of("F8", "G8", "H8", "I8", "J8"),
            page.cells("winning").stream().map(label -> label.split(" ")[0]).toList());
      }
      pictures(black, white);
      assertEquals(List.of(), black.chromium().console());
      assertEquals(List.of(), white.chromium().console());

      Map<String, Long> expected = expected(black.requests(), white.requests());
      white.chromium().resize(390, 1300);
      picture(white, "requests-phone-dark");
      assertEquals(
          expected,
          Await.last(
              COUNTED_LIMIT, () -> counted(Web.get(metrics).body(), "POST"), expected::equals));
      Map<String, Long> files = counted(Web.get(metrics).body(), "GET");
      assertEquals(3, files.get("/ 200"), "two visits and a reload");
      assertEquals(3, files.get("/page/main.js 200"), files.toString());
      assertTrue(files.keySet().stream().allMatch(kind -> kind.endsWith(" 200")), files.toString());
    }
  }

  private static void pictures(OmokPage black, OmokPage white) throws IOException {
    picture(black, "won");
    black.chromium().preferDark(true);
    picture(black, "won-dark");
    white.chromium().resize(390, 844);
    picture(white, "lost-phone");
    white.chromium().preferDark(true);
    picture(white, "lost-phone-dark");
  }

  /** All that the services have to have counted when pages have made these requests. */
  private static Map<String, Long> expected(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> expected = new TreeMap<>(one);
    other.forEach((kind, count) -> expected.merge(kind, count, Long::sum));
    Map<String, Long> caused = new TreeMap<>();
    expected.forEach(
        (kind, count) -> {
          switch (kind) {
            case "/page/register 200" -> caused.merge("/register 200", count, Long::sum);
            case "/page/login 200" -> caused.merge("/login 200", count, Long::sum);
            case "/login 200" -> caused.merge("/verifytoken 200", count, Long::sum);
            case "/matching/request 200" -> caused.merge("/requestmatching 200", count, Long::sum);
            default -> {}
          }
        });
    caused.forEach((kind, count) -> expected.merge(kind, count, Long::sum));
    return expected;
  }

  /** What an agent has counted of a method, by "route status". */
  private static Map<String, Long> counted(String page, String method) {
    Map<String, Long> counted = new TreeMap<>();
    Matcher count = COUNT.matcher(page);
    while (count.find()) {
      Map<String, String> labels = new TreeMap<>();
      Matcher label = LABEL.matcher(count.group(1));
      while (label.find()) {
        labels.put(label.group(1), label.group(2));
      }
      if (method.equals(labels.get("request_method"))) {
        counted.merge(
            labels.get("route") + " " + labels.get("response_status_code"),
            (long) Double.parseDouble(count.group(2)),
            Long::sum);
      }
    }
    return counted;
  }

  @Test
  void whatTheServerRefusesIsToldInWords() throws Exception {
    try (OmokPage person = open("person")) {
      person.account("kim@omok.example", "not yet there", "login");
      person.awaitText(
          "notice", "There is no account with this e-mail address. You can register it.");
      person.account("kim@omok.example", "right one", "register");
      person.awaitView("lobby");
      person.click("log-out");
      person.awaitView("welcome");
      person.account("kim@omok.example", "wrong one", "login");
      person.awaitText("notice", "The password is wrong.");
      person.account("kim@omok.example", "right one", "register");
      person.awaitText(
          "notice", "There is already an account with this e-mail address. You can log in.");
      person.account("kim@omok.example", "right one", "login");
      person.awaitView("lobby");
      assertEquals(List.of(), person.chromium().console());

      // The same player logs in somewhere else.
      Map<String, String> account =
          Map.of("hiveUserId", "kim@omok.example", "hiveUserPw", "right one");
      String token =
          Calls.post(url, "/page/login", account, Calls.VERSIONS)
              .json()
              .get("hiveToken")
              .stringValue();
      Calls.post(
          url, "/login", Map.of("playerId", "kim@omok.example", "token", token), Calls.VERSIONS);
      person.click("find");
      person.awaitText(
          "notice",
          "You are not logged in any more: the session has ended, or you logged in somewhere else.");
      person.awaitView("welcome");

      person.beGuest();
      server.close();
      person.click("find");
      person.awaitText("notice", "The server does not answer.");
    }
  }
}
