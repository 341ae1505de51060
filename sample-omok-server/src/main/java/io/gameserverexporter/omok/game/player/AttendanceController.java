package io.gameserverexporter.omok.game.player;

import io.gameserverexporter.omok.game.guard.Player;
import io.gameserverexporter.omok.game.guard.PlayerBody;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import io.gameserverexporter.omok.web.Result;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A player's attendance. */
@RestController
final class AttendanceController {
  private final Attendance attendance;

  AttendanceController(Attendance attendance) {
    this.attendance = attendance;
  }

  record AttendanceRequest(@Nullable String playerId) implements PlayerBody {}

  record InfoResponse(
      ErrorCode result, int attendanceCnt, @Nullable Instant recentAttendanceDate) {}

  @PostMapping("/attendance/get-info")
  InfoResponse info(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody AttendanceRequest request) {
    Attendance.Info info =
        attendance
            .info(player.uid())
            .orElseThrow(() -> OmokException.refused(ErrorCode.PLAYER_NOT_FOUND));
    return new InfoResponse(ErrorCode.NONE, info.count(), info.recent());
  }

  @PostMapping("/attendance/check")
  Result check(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody AttendanceRequest request) {
    return new Result(attendance.check(player.uid()));
  }
}
