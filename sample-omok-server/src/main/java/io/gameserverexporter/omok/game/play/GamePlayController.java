package io.gameserverexporter.omok.game.play;

import io.gameserverexporter.omok.ServiceSetup;
import io.gameserverexporter.omok.board.MoveOutcome;
import io.gameserverexporter.omok.board.OmokBoard;
import io.gameserverexporter.omok.board.Stone;
import io.gameserverexporter.omok.game.guard.Player;
import io.gameserverexporter.omok.game.guard.PlayerBody;
import io.gameserverexporter.omok.game.player.Players;
import io.gameserverexporter.omok.web.Check;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints of a running game. */
@RestController
public final class GamePlayController {
  private static final int LAST = OmokBoard.SIZE - 1;

  private final PlayerRooms rooms;
  private final Players players;
  private final Clock clock;

  GamePlayController(PlayerRooms rooms, Players players, ServiceSetup setup) {
    this.rooms = rooms;
    this.players = players;
    this.clock = setup.clock();
  }

  record MoveRequest(@Nullable String playerId, @Nullable Integer x, @Nullable Integer y)
      implements PlayerBody {}

  record GameRequest(@Nullable String playerId) implements PlayerBody {}

  record Winner(Stone stone, String playerId) {}

  record MoveResponse(ErrorCode result, @Nullable Winner winner) {}

  record GameInfo(OmokBoard board, Stone currentTurn) {}

  record PassResponse(ErrorCode result, GameInfo gameInfo) {}

  record TurnResponse(ErrorCode result, boolean isMyTurn) {}

  record BoardResponse(ErrorCode result, OmokBoard board) {}

  @PostMapping("/gameplay/put-omok")
  MoveResponse move(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody MoveRequest request) {
    int x = Check.number(request.x(), 0, LAST);
    int y = Check.number(request.y(), 0, LAST);
    PlayerRooms.Room room = rooms.roomOf(player.id());
    OmokBoard board = room.board();
    MoveOutcome outcome = board.place(player.id(), x, y, clock.instant());
    refuseUnlessDone(outcome);
    rooms.save(room);
    if (outcome == MoveOutcome.WON) {
      return won(board);
    }
    if (outcome == MoveOutcome.DRAWN) {
      players.addDraw(board.black(), board.white());
    }
    return new MoveResponse(ErrorCode.NONE, null);
  }

  private MoveResponse won(OmokBoard board) {
    Stone stone = board.winner();
    String winner = board.playerOf(stone);
    players.addWin(winner, board.playerOf(stone.opponent()));
    return new MoveResponse(ErrorCode.NONE, new Winner(stone, winner));
  }

  @PostMapping("/gameplay/giveup-put-omok")
  PassResponse pass(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody GameRequest request) {
    PlayerRooms.Room room = rooms.roomOf(player.id());
    OmokBoard board = room.board();
    refuseUnlessDone(board.pass(player.id(), clock.instant()));
    rooms.save(room);
    return new PassResponse(ErrorCode.NONE, new GameInfo(board, board.turn()));
  }

  /** After the end it goes on saying whose turn it would be: the board tells who has won. */
  @PostMapping("/gameplay/turn-checking")
  TurnResponse turn(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody GameRequest request) {
    return new TurnResponse(
        ErrorCode.NONE, rooms.roomOf(player.id()).board().isTurnOf(player.id()));
  }

  @PostMapping("/gameplay/omok-game-data")
  BoardResponse board(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody GameRequest request) {
    return new BoardResponse(ErrorCode.NONE, rooms.roomOf(player.id()).board());
  }

  private static void refuseUnlessDone(MoveOutcome outcome) {
    switch (outcome) {
      case PLACED, WON, DRAWN -> {
        return;
      }
      case GAME_OVER -> throw OmokException.refused(ErrorCode.GAME_OVER);
      case NOT_YOUR_TURN -> throw OmokException.refused(ErrorCode.NOT_YOUR_TURN);
      case OCCUPIED -> throw OmokException.refused(ErrorCode.CELL_OCCUPIED);
    }
  }
}
