package io.gameserverexporter.omok.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.OmokLauncher;
import io.gameserverexporter.omok.OmokOptions;
import io.gameserverexporter.omok.RunningOmok;
import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.board.OmokBoard;
import io.gameserverexporter.omok.support.Await;
import io.gameserverexporter.omok.support.TestPlayer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
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

      Random random = new Random(1);
      while (!board(player).isOver()) {
        Await.until(
            "the turn",
            () -> player.ok("/gameplay/turn-checking").json().get("isMyTurn").booleanValue());
        OmokBoard board = board(player);
        if (!board.isOver()) {
          MoveChooser.Cell cell = MoveChooser.choose(board, board.stoneOf(player.id()), random);
          player.ok("/gameplay/put-omok", Map.of("x", cell.x(), "y", cell.y()));
        }
      }

      Await.until("the opponent's leave", () -> opponents.playing() == 0);
    }
  }

  private static OmokBoard board(TestPlayer player) {
    String base64 = player.ok("/gameplay/omok-game-data").json().get("board").stringValue();
    return OmokBoard.decode(Base64.getDecoder().decode(base64));
  }
}
