package io.gameserverexporter.omok;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.support.Calls;
import io.gameserverexporter.omok.support.TestGame;
import io.gameserverexporter.omok.support.TestPlayer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services started one by one, as in processes of their own, and services that are missing. */
class SeparateServicesTest {
  @TempDir private Path data;

  private RunningOmok start(String... options) {
    List<String> line = new ArrayList<>(List.of(options));
    line.add("--data=" + data);
    line.add("--hive.password-strength=4");
    return OmokLauncher.start(OmokOptions.parse(line), Clock.systemUTC());
  }

  private RunningOmok startMatch(int port) {
    return start("--service=match", "--match.port=" + port);
  }

  @Test
  void theyFindEachOtherAndMatchMayBeStartedAnew() {
    try (RunningOmok hive = start("--service=hive", "--hive.port=0")) {
      RunningOmok match = startMatch(0);
      int matchPort = match.url(ServiceName.MATCH).getPort();
      try (RunningOmok game =
          start(
              "--service=game",
              "--game.port=0",
              "--hive.url=" + hive.url(ServiceName.HIVE) + "/",
              "--match.url=" + match.url(ServiceName.MATCH))) {
        assertEquals(Set.of(ServiceName.GAME), game.names());
        TestPlayer black = create(hive, game);
        TestPlayer white = create(hive, game);
        TestGame.match(black, white);
        assertEquals(
            black.id(),
            new TestGame(black, white).blackWins().json().at("/winner/playerId").stringValue());

        match.close();
        assertEquals("503/1002", black.call("/matching/check").outcome());
        assertEquals("503/1002", black.call("/gameplay/turn-checking").outcome());
        assertEquals("502/1014", black.call("/matching/request").outcome());
        black.ok("/playerinfo/basic-player-data");

        match = startMatch(matchPort);
        TestGame.match(black, white);
      } finally {
        match.close();
      }
    }
  }

  private static TestPlayer create(RunningOmok hive, RunningOmok game) {
    return TestPlayer.create(hive.url(ServiceName.HIVE), game.url(ServiceName.GAME));
  }

  @Test
  void withoutHiveNobodyCanLogIn() {
    try (RunningOmok game =
        start("--service=game", "--game.port=0", "--hive.url=http://127.0.0.1:1")) {
      assertEquals(
          "502/1010",
          Calls.post(
                  game.url(ServiceName.GAME),
                  "/login",
                  Map.of("playerId", "p@x", "token", "t"),
                  Calls.VERSIONS)
              .outcome());
    }
  }

  @Test
  void accountsAndPlayersOutliveARestart() {
    TestPlayer player;
    try (RunningOmok omok = start("--hive.port=0", "--game.port=0", "--match.port=0")) {
      player = TestPlayer.create(omok);
      player.ok("/playerinfo/update-nickname", Map.of("nickName", "stays"));
    }
    try (RunningOmok omok = start("--hive.port=0", "--game.port=0", "--match.port=0")) {
      TestPlayer again = player.at(omok);
      again.logIn();
      assertTrue(again.ok("/playerinfo/basic-player-data").text().contains("\"stays\""));
    }
  }
}
