package io.gameserverexporter.omok.game.player;

import io.gameserverexporter.omok.game.guard.Player;
import io.gameserverexporter.omok.game.guard.PlayerBody;
import io.gameserverexporter.omok.web.Check;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import io.gameserverexporter.omok.web.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A player's friends. */
@RestController
final class FriendController {
  private final Friends friends;
  private final Players players;

  FriendController(Friends friends, Players players) {
    this.friends = friends;
    this.players = players;
  }

  record ListRequest(@Nullable String playerId) implements PlayerBody {}

  record ListResponse(ErrorCode result, List<String> friendNickNames, List<Instant> createDt) {}

  record RequestListResponse(
      ErrorCode result,
      List<String> reqFriendNickNames,
      List<Long> reqFriendUid,
      List<Integer> state,
      List<Instant> createDt) {}

  record FriendRequest(@Nullable String playerId, @Nullable String friendPlayerId)
      implements PlayerBody {}

  record AcceptRequest(@Nullable String playerId, @Nullable Long friendPlayerUid)
      implements PlayerBody {}

  @PostMapping("/friend/get-list")
  ListResponse list(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody ListRequest request) {
    List<Friends.Friend> list = friends.list(player.uid());
    return new ListResponse(
        ErrorCode.NONE,
        list.stream().map(Friends.Friend::nickName).toList(),
        list.stream().map(Friends.Friend::since).toList());
  }

  @PostMapping("/friend/get-request-list")
  RequestListResponse requestList(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody ListRequest request) {
    List<Friends.Request> list = friends.requestsTo(player.uid());
    return new RequestListResponse(
        ErrorCode.NONE,
        list.stream().map(Friends.Request::nickName).toList(),
        list.stream().map(Friends.Request::uid).toList(),
        list.stream().map(Friends.Request::state).toList(),
        list.stream().map(Friends.Request::created).toList());
  }

  @PostMapping("/friend/request")
  Result request(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody FriendRequest request) {
    String friendId = Check.playerId(request.friendPlayerId());
    if (friendId.equals(player.id())) {
      throw OmokException.invalid();
    }
    long friend =
        players
            .uidOf(friendId)
            .orElseThrow(() -> OmokException.refused(ErrorCode.PLAYER_NOT_FOUND));
    return new Result(friends.request(player.uid(), friend));
  }

  @PostMapping("/friend/accept")
  Result accept(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody AcceptRequest request) {
    return new Result(friends.accept(player.uid(), Check.id(request.friendPlayerUid())));
  }
}
