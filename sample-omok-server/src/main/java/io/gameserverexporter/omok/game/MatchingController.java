package io.gameserverexporter.omok.game;

import io.gameserverexporter.omok.game.guard.Player;
import io.gameserverexporter.omok.game.guard.PlayerBody;
import io.gameserverexporter.omok.game.play.PlayerRooms;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import io.gameserverexporter.omok.web.Result;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asking for an opponent and hearing of one. */
@RestController
final class MatchingController {
  private final ServiceClient match;
  private final PlayerRooms rooms;

  MatchingController(ServiceClient match, PlayerRooms rooms) {
    this.match = match;
    this.rooms = rooms;
  }

  record MatchingRequest(@Nullable String playerId) implements PlayerBody {}

  record CheckResponse(ErrorCode result, int success) {}

  @PostMapping("/matching/request")
  Result request(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody MatchingRequest request) {
    int result = match.post("/requestmatching", Map.of("playerId", player.id()));
    if (result != ErrorCode.NONE.code()) {
      throw OmokException.refused(ErrorCode.SERVER_FAILED);
    }
    return Result.OK;
  }

  @PostMapping("/matching/check")
  CheckResponse check(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody MatchingRequest request) {
    return new CheckResponse(ErrorCode.NONE, rooms.enterMatch(player.id()) ? 1 : 0);
  }
}
