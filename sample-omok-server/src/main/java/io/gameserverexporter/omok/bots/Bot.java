package io.gameserverexporter.omok.bots;

import io.gameserverexporter.omok.board.OmokBoard;
import io.gameserverexporter.omok.board.Stone;
import io.gameserverexporter.omok.game.guard.Versions;
import io.gameserverexporter.omok.web.ErrorCode;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * One player. Each step makes one call and decides from the answer what the next one is. Steps of
 * one bot must follow each other; they may run on different threads.
 */
final class Bot {
  private static final int POLLS_UNTIL_ASKING_AGAIN = 200;
  private static final int MISTAKES = 7;
  private static final double CHANCE_TO_DELETE_MAIL = 0.5;

  private interface Step {
    Step make();
  }

  private static final Map<String, String> VERSION_HEADERS =
      Map.of("AppVersion", Versions.SUPPORTED, "DataVersion", Versions.SUPPORTED);

  private final int number;
  private final String id;
  private final String password;
  private final List<String> others;
  private final Caller caller;
  private final CallLog log;
  private final Habits habits;
  private final Random random;
  private final Deque<Step> chores = new ArrayDeque<>();

  private Step next = this::hello;
  private String token = "";
  private int polls;
  private boolean left;

  /**
   * A bot.
   *
   * @param number which of all the players it is
   * @param others all players' ids
   */
  Bot(int number, List<String> others, Caller caller, CallLog log, Habits habits, Random random) {
    this.number = number;
    this.id = others.get(number);
    this.password = "pw-" + Integer.toHexString(random.nextInt()) + "-secret";
    this.others = others;
    this.caller = caller;
    this.log = log;
    this.habits = habits;
    this.random = random;
  }

  /** Makes one step. Says whether there is another one: not once the bot has left. */
  boolean step() {
    next = next.make();
    return !left;
  }

  // Coming in.

  private Step hello() {
    caller.post(Service.GAME, "/hello", Map.of(), Map.of());
    return this::register;
  }

  private Step register() {
    Reply reply = hive("/register", password);
    boolean exists = reply.result() == ErrorCode.ACCOUNT_NOT_CREATED.code();
    if (!reply.isOk() && !exists) {
      return this::register;
    }
    return chance(habits.mistakes()) ? this::mistypePassword : this::logInToHive;
  }

  private Step mistypePassword() {
    hive("/login", "not-" + password.substring(4));
    return this::logInToHive;
  }

  private Step logInToHive() {
    Reply reply = hive("/login", password);
    if (!reply.isOk()) {
      return this::logInToHive;
    }
    token = reply.body().path("hiveToken").asString("");
    return this::logInToGame;
  }

  private Step logInToGame() {
    Reply reply =
        caller.post(
            Service.GAME,
            "/login",
            Map.of(
                "playerId",
                id,
                "token",
                token,
                "appVersion",
                Versions.SUPPORTED,
                "dataVersion",
                Versions.SUPPORTED),
            VERSION_HEADERS);
    if (!reply.isOk()) {
      return this::logInToHive;
    }
    if (habits.mistakes() > 0) {
      // So that all kinds of mistakes occur even in a short run.
      chores.add(() -> mistake(number % MISTAKES));
    }
    return lobby();
  }

  private Reply hive(String path, String pw) {
    return caller.post(Service.HIVE, path, Map.of("hiveUserId", id, "hiveUserPw", pw), Map.of());
  }

  // Between games.

  private Step lobby() {
    List<Step> all =
        List.of(
            this::profile,
            this::rename,
            this::items,
            this::attendance,
            this::attend,
            this::mailbox,
            this::friends,
            this::friendRequests,
            this::makeFriend,
            this::loadTest,
            () -> mistake(random.nextInt(MISTAKES)));
    for (int i = 0; i < habits.chores(); i++) {
      chores.add(all.get(random.nextInt(all.size())));
    }
    return chore();
  }

  private Step chore() {
    Step chore = chores.poll();
    return chore == null ? this::requestMatch : chore;
  }

  private Step profile() {
    return after(play("/playerinfo/basic-player-data", Map.of("playerId", id)));
  }

  private Step rename() {
    String name = "bot " + Integer.toHexString(random.nextInt());
    return after(play("/playerinfo/update-nickname", Map.of("playerId", id, "nickName", name)));
  }

  private Step items() {
    return after(play("/item/get-list", Map.of("playerId", id, "itemPageNum", 1)));
  }

  private Step attendance() {
    return after(play("/attendance/get-info", Map.of("playerId", id)));
  }

  private Step attend() {
    return after(play("/attendance/check", Map.of("playerId", id)));
  }

  private Step mailbox() {
    Reply reply = play("/mail/get-mailbox", Map.of("playerId", id, "pageNum", 1));
    JsonNode ids = reply.body().path("mailIds");
    if (!ids.isEmpty()) {
      long mail = ids.get(random.nextInt(ids.size())).asLong();
      chores.add(() -> mail("/mail/read", mail));
      chores.add(() -> mail("/mail/receive-item", mail));
      if (chance(CHANCE_TO_DELETE_MAIL)) {
        chores.add(() -> mail("/mail/delete", mail));
      }
    }
    return after(reply);
  }

  private Step mail(String path, long mail) {
    return after(play(path, Map.of("playerId", id, "mailId", mail)));
  }

  private Step friends() {
    return after(play("/friend/get-list", Map.of("playerId", id)));
  }

  private Step friendRequests() {
    Reply reply = play("/friend/get-request-list", Map.of("playerId", id));
    JsonNode uids = reply.body().path("reqFriendUid");
    if (!uids.isEmpty()) {
      long uid = uids.get(random.nextInt(uids.size())).asLong();
      chores.add(
          () -> after(play("/friend/accept", Map.of("playerId", id, "friendPlayerUid", uid))));
    }
    return after(reply);
  }

  private Step makeFriend() {
    String friend = others.get(random.nextInt(others.size()));
    return after(play("/friend/request", Map.of("playerId", id, "friendPlayerId", friend)));
  }

  private Step loadTest() {
    Map<String, String> body = Map.of("playerId", id, "token", token);
    return after(caller.post(Service.GAME, "/fakelogin", body, VERSION_HEADERS));
  }

  /** Calls that the server has to refuse. */
  private Step mistake(int kind) {
    Map<String, String> body = Map.of("playerId", id);
    String path = "/playerinfo/basic-player-data";
    switch (kind) {
      case 0 -> caller.post(Service.GAME, "/no-such-endpoint", body, playerHeaders());
      case 1 -> caller.post(Service.HIVE, "/no-such-endpoint", body, Map.of());
      case 2 -> caller.get(Service.GAME, "/hello");
      case 3 -> caller.post(Service.GAME, path, body, Map.of("AppVersion", "0.0.9"));
      case 4 -> caller.post(Service.GAME, path, body, VERSION_HEADERS);
      case 5 -> caller.post(Service.GAME, path, body, headers("not-" + token));
      default -> caller.post(Service.GAME, path, "{\"playerId\":", playerHeaders());
    }
    return chore();
  }

  // Playing.

  private Step requestMatch() {
    Reply reply = play("/matching/request", Map.of("playerId", id));
    polls = 0;
    return reply.isOk() ? this::checkMatch : retry(reply, this::requestMatch);
  }

  private Step checkMatch() {
    Reply reply = play("/matching/check", Map.of("playerId", id));
    if (reply.body().path("success").asInt(0) == 1) {
      return this::checkTurn;
    }
    polls++;
    if (polls < POLLS_UNTIL_ASKING_AGAIN) {
      return retry(reply, this::checkMatch);
    }
    // The server may have forgotten us, if it was started anew.
    return habits.stays() ? retry(reply, this::requestMatch) : leave();
  }

  private Step checkTurn() {
    Reply reply = play("/gameplay/turn-checking", Map.of("playerId", id));
    if (gameIsGone(reply)) {
      return afterGame();
    }
    if (reply.body().path("isMyTurn").asBoolean(false)) {
      return this::look;
    }
    return retry(reply, chance(habits.mistakes()) ? this::moveOutOfTurn : this::checkTurn);
  }

  private Step moveOutOfTurn() {
    int x = random.nextInt(OmokBoard.SIZE);
    int y = random.nextInt(OmokBoard.SIZE);
    // The turn may have come meanwhile, and then this was a move like any other.
    return afterMove(play("/gameplay/put-omok", Map.of("playerId", id, "x", x, "y", y)));
  }

  private Step look() {
    Reply reply = play("/gameplay/omok-game-data", Map.of("playerId", id));
    if (!reply.isOk()) {
      return gameIsGone(reply) ? afterGame() : retry(reply, this::look);
    }
    OmokBoard board = OmokBoard.decode(bytes(reply.body().path("board")));
    if (board.isOver()) {
      if (board.winner() == Stone.NONE) {
        log.drawn();
      }
      return afterGame();
    }
    if (!board.isTurnOf(id)) {
      return this::checkTurn;
    }
    if (chance(habits.passes())) {
      return this::pass;
    }
    MoveChooser.Cell cell = MoveChooser.choose(board, board.stoneOf(id), random);
    return () ->
        afterMove(play("/gameplay/put-omok", Map.of("playerId", id, "x", cell.x(), "y", cell.y())));
  }

  private Step pass() {
    Reply reply = play("/gameplay/giveup-put-omok", Map.of("playerId", id));
    return gameIsGone(reply) ? afterGame() : retry(reply, this::checkTurn);
  }

  private Step afterMove(Reply reply) {
    if (reply.body().path("winner").isObject()) {
      log.won();
      return afterGame();
    }
    return gameIsGone(reply) ? afterGame() : retry(reply, this::checkTurn);
  }

  private Step afterGame() {
    return habits.stays() ? lobby() : leave();
  }

  private Step leave() {
    left = true;
    return this::leave;
  }

  private static boolean gameIsGone(Reply reply) {
    int result = reply.result();
    return result == ErrorCode.NO_GAME.code()
        || result == ErrorCode.NO_ROOM.code()
        || result == ErrorCode.GAME_OVER.code();
  }

  private static byte[] bytes(JsonNode base64) {
    return Base64.getDecoder().decode(base64.asString(""));
  }

  // What all have in common.

  private Reply play(String path, Map<String, ?> body) {
    return caller.post(Service.GAME, path, body, playerHeaders());
  }

  private Map<String, String> playerHeaders() {
    return headers(token);
  }

  private Map<String, String> headers(String withToken) {
    return Map.of(
        "AppVersion",
        Versions.SUPPORTED,
        "DataVersion",
        Versions.SUPPORTED,
        "PlayerId",
        id,
        "Token",
        withToken);
  }

  private Step after(Reply reply) {
    return retry(reply, chore());
  }

  /** Goes on with a step, unless the session is over: then with a new login. */
  private Step retry(Reply reply, Step step) {
    return reply.status() == 401 ? this::logInToHive : step;
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
