package io.gameserverexporter.omok.game.page;

import io.gameserverexporter.omok.bots.Opponents;
import io.gameserverexporter.omok.game.guard.PlayerBody;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import io.gameserverexporter.omok.web.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sends a bot into the queue, for a player who waits there alone. */
@RestController
final class OpponentController {
  private final ObjectProvider<Opponents> opponents;

  OpponentController(ObjectProvider<Opponents> opponents) {
    this.opponents = opponents;
  }

  record OpponentRequest(@Nullable String playerId) implements PlayerBody {}

  @PostMapping("/page/bot")
  Result bot(@RequestBody OpponentRequest request) {
    if (!opponents.getObject().add()) {
      throw OmokException.refused(ErrorCode.NO_BOT_FREE);
    }
    return Result.OK;
  }
}
