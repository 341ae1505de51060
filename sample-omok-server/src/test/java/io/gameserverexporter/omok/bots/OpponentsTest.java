package io.gameserverexporter.omok.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.OmokLauncher;
import io.gameserverexporter.omok.OmokOptions;
import io.gameserverexporter.omok.RunningOmok;
import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.board.OmokBoard;
import io.gameserverexporter.omok.board.Stone;
import io.gameserverexporter.omok.support.Await;
import io.gameserverexporter.omok.support.TestPlayer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpponentsTest {
  @Test
  void anOpponentPlaysOneGameToItsEndAndLeaves(@TempDir Path folder) {
    try (RunningOmok omok =
            OmokLauncher.start(
                OmokOptions.parse(
                    "--hive.port=0",
                    "--game.port=0",
                    "--match.port=0",
                    "--hive.password-strength=4",
                    "--data=" + folder),
                Clock.systemUTC());
        Opponents opponents =
            new Opponents(omok.url(ServiceName.HIVE), omok.url(ServiceName.GAME))) {
      TestPlayer player = TestPlayer.create(omok);
      player.ok("/matching/request");
      assertTrue(opponents.add());
      assertEquals(1, opponents.playing());
      Await.until(
          "a match", () -> player.ok("/matching/check").json().get("success").intValue() == 1);
      assertEquals(player.id(), board(player).black());

      while (!board(player).isOver()) {
        Await.until(
            "the turn",
            () -> player.ok("/gameplay/turn-checking").json().get("isMyTurn").booleanValue());
        OmokBoard board = board(player);
        if (!board.isOver()) {
          layOnFirstFreeCell(player, board);
        }
      }

      Await.until("the opponent's leave", () -> opponents.playing() == 0);
    }
  }

  /** Not much of a defence, so that the game is over soon. */
  private static void layOnFirstFreeCell(TestPlayer player, OmokBoard board) {
    int cell = 0;
    while (board.at(cell % OmokBoard.SIZE, cell / OmokBoard.SIZE) != Stone.NONE) {
      cell++;
    }
    player.ok("/gameplay/put-omok", Map.of("x", cell % OmokBoard.SIZE, "y", cell / OmokBoard.SIZE));
  }

  private static OmokBoard board(TestPlayer player) {
    String base64 = player.ok("/gameplay/omok-game-data").json().get("board").stringValue();
    return OmokBoard.decode(Base64.getDecoder().decode(base64));
  }
}
