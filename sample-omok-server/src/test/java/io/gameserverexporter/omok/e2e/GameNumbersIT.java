package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.support.TestGame;
import io.gameserverexporter.omok.support.TestPlayer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sample's configuration file reads off its services, of a game that is known. */
class GameNumbersIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static OmokService.Starting hiveStarts;
  private static OmokService.Starting matchStarts;
  private static OmokService.Starting gameStarts;
  private static OmokService hive;
  private static OmokService match;
  private static OmokService game;

  @BeforeAll
  static void startServices() throws Exception {
    hiveStarts = OmokService.start(ServiceName.HIVE, folder);
    matchStarts = OmokService.start(ServiceName.MATCH, folder);
    hive = hiveStarts.awaitReady();
    match = matchStarts.awaitReady();
    gameStarts =
        OmokService.start(
            ServiceName.GAME, folder, "--hive.url=" + hive.url(), "--match.url=" + match.url());
    game = gameStarts.awaitReady();
  }

  @AfterAll
  static void stopServices() {
    for (OmokService.Starting each :
        new OmokService.Starting[] {gameStarts, matchStarts, hiveStarts}) {
      if (each != null) {
        each.process().close();
      }
    }
  }

  @Test
  void ofOneGame() throws Exception {
    TestPlayer black = TestPlayer.create(hive.url(), game.url());
    TestPlayer white = TestPlayer.create(hive.url(), game.url());
    awaits(game, "game_logins_total", 2);
    awaits(game, "game_players_online", 2);

    black.ok("/matching/request");
    awaits(match, "game_match_queue_length", 1);
    double waited =
        Await.last(
            LIMIT, () -> value(match, "game_match_longest_wait_seconds"), seconds -> seconds >= 1);
    assertTrue(waited >= 1 && waited < LIMIT.toSeconds(), "waited " + waited + " s");
    TestGame.match(black, white);
    awaits(match, "game_match_queue_length", 0);
    assertEquals(0, value(match, "game_match_longest_wait_seconds"));

    TestGame played = new TestGame(black, white);
    assertEquals("200/2513", played.move(white, 0, 1).outcome());
    played.move(black, 7, 7);
    played.move(white, 8, 8);
    awaits(game, "game_rooms_open", 1);
    assertEquals("200/0", played.blackWins().outcome());
    awaits(game, "game_moves_total", 2 + 9);
    awaits(game, "game_wins_total{stone=\"BLACK\"}", 1);
    assertEquals(1, MetricsPage.sum(page(game), "game_wins_total"));
    awaits(game, "game_rooms_open", 0);
  }

  @Test
  void ofTheWorkerThatPairs() throws Exception {
    String ticks = "game_tick_duration_seconds_count{loop=\"match-worker\"}";
    double before = value(match, ticks);
    assertTrue(
        Await.last(LIMIT, () -> value(match, ticks), now -> now > before + 10) > before + 10,
        ticks);
    assertTrue(value(match, "game_ticks_per_second{loop=\"match-worker\"}") > 0);
    assertTrue(MetricsPage.sum(page(match), "game_method_duration_seconds_count") > 0);
  }

  private static void awaits(OmokService service, String series, double wanted) throws Exception {
    double last = Await.last(LIMIT, () -> value(service, series), now -> now == wanted);
    assertEquals(wanted, last, series);
  }

  /** 0 before there is any. */
  private static double value(OmokService service, String series) throws Exception {
    return MetricsPage.sum(page(service), series);
  }

  private static String page(OmokService service) throws Exception {
    URI metrics = service.metrics();
    return Web.get(metrics).body();
  }
}
