package io.gameserverexporter.omok.game;

import io.gameserverexporter.omok.game.guard.Access;
import io.gameserverexporter.omok.game.guard.Player;
import io.gameserverexporter.omok.game.guard.Sessions;
import io.gameserverexporter.omok.game.guard.Versions;
import io.gameserverexporter.omok.game.player.Players;
import io.gameserverexporter.omok.web.Check;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import io.gameserverexporter.omok.web.Result;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints that need no logged-in player. */
@RestController
final class LoginController {
  private final ServiceClient hive;
  private final Players players;
  private final Sessions sessions;

  LoginController(ServiceClient hive, Players players, Sessions sessions) {
    this.hive = hive;
    this.players = players;
    this.sessions = sessions;
  }

  record HelloResponse(ErrorCode result, String message) {}

  record FakeLoginRequest(@Nullable String playerId, @Nullable String token) {}

  record LoginRequest(
      @Nullable String playerId,
      @Nullable String token,
      @Nullable String appVersion,
      @Nullable String dataVersion) {}

  @PostMapping("/hello")
  @Access(Access.Level.OPEN)
  HelloResponse hello() {
    return new HelloResponse(ErrorCode.NONE, "This is the Omok game server " + Versions.SUPPORTED);
  }

  @PostMapping("/fakelogin")
  @Access(Access.Level.VERSIONED)
  Result fakeLogin(@RequestBody FakeLoginRequest request) {
    return Result.OK;
  }

  @PostMapping("/login")
  @Access(Access.Level.VERSIONED)
  Result login(@RequestBody LoginRequest request) {
    String playerId = Check.playerId(request.playerId());
    String token = Check.text(request.token(), 1, 200);
    // The headers have been checked; the body may leave its copies out, but not contradict.
    Versions.check(
        Objects.requireNonNullElse(request.appVersion(), Versions.SUPPORTED),
        Objects.requireNonNullElse(request.dataVersion(), Versions.SUPPORTED));
    int verified = hive.post("/verifytoken", Map.of("hiveUserId", playerId, "hiveToken", token));
    if (verified != ErrorCode.NONE.code()) {
      throw OmokException.refused(ErrorCode.WRONG_TOKEN);
    }
    sessions.start(new Player(players.findOrCreate(playerId), playerId), token);
    return Result.OK;
  }
}
