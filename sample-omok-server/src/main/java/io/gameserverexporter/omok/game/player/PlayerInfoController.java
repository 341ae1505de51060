package io.gameserverexporter.omok.game.player;

import io.gameserverexporter.omok.game.guard.Player;
import io.gameserverexporter.omok.game.guard.PlayerBody;
import io.gameserverexporter.omok.web.Check;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import io.gameserverexporter.omok.web.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A player's own data. */
@RestController
final class PlayerInfoController {
  private final Players players;

  PlayerInfoController(Players players) {
    this.players = players;
  }

  record InfoRequest(@Nullable String playerId) implements PlayerBody {}

  record InfoResponse(ErrorCode result, Players.Profile playerBasicInfo) {}

  record NicknameRequest(@Nullable String playerId, @Nullable String nickName)
      implements PlayerBody {}

  @PostMapping("/playerinfo/basic-player-data")
  InfoResponse basicData(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody InfoRequest request) {
    return new InfoResponse(
        ErrorCode.NONE,
        players
            .profile(player.uid())
            .orElseThrow(() -> OmokException.refused(ErrorCode.PLAYER_NOT_FOUND)));
  }

  @PostMapping("/playerinfo/update-nickname")
  Result updateNickname(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody NicknameRequest request) {
    String nickName = Check.text(request.nickName(), 1, 50).strip();
    if (nickName.isEmpty()) {
      throw OmokException.invalid();
    }
    if (!players.rename(player.uid(), nickName)) {
      throw OmokException.refused(ErrorCode.PLAYER_NOT_FOUND);
    }
    return Result.OK;
  }
}
