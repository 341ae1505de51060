package io.gameserverexporter.omok;

import static io.gameserverexporter.omok.support.Calls.VERSIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.board.OmokBoard;
import io.gameserverexporter.omok.board.Stone;
import io.gameserverexporter.omok.support.Calls;
import io.gameserverexporter.omok.support.Calls.Answer;
import io.gameserverexporter.omok.support.MutableClock;
import io.gameserverexporter.omok.support.TestGame;
import io.gameserverexporter.omok.support.TestPlayer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every endpoint with its answers and error codes; subclasses say on which storage. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContractTests {
  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  final MutableClock clock = new MutableClock(START);
  private RunningOmok omok;
  private URI hive;
  private URI game;

  /** Starts what is needed and gives the options for it. */
  abstract List<String> storage(Path folder) throws Exception;

  final RunningOmok omok() {
    return omok;
  }

  @BeforeAll
  void startServices(@TempDir Path folder) throws Exception {
    List<String> options = new ArrayList<>(storage(folder));
    options.addAll(
        List.of(
            "--hive.port=0",
            "--game.port=0",
            "--match.port=0",
            "--hive.password-strength=4",
            "--data=" + folder.resolve("data")));
    omok = OmokLauncher.start(OmokOptions.parse(options), clock);
    hive = omok.url(ServiceName.HIVE);
    game = omok.url(ServiceName.GAME);
  }

  @AfterAll
  void stopServices() {
    if (omok != null) {
      omok.close();
    }
  }

  // hive

  @Test
  void anAccountIsCreatedOnce() {
    Map<String, String> account = Map.of("hiveUserId", "once@x", "hiveUserPw", "secret");

    assertEquals("200/0", Calls.post(hive, "/register", account).outcome());
    assertEquals("200/2016", Calls.post(hive, "/register", account).outcome());
  }

  @Test
  void accountsThatDifferInCaseAreTwo() {
    assertEquals(
        "200/0",
        Calls.post(hive, "/register", Map.of("hiveUserId", "Case@x", "hiveUserPw", "secret"))
            .outcome());
    assertEquals(
        "200/0",
        Calls.post(hive, "/register", Map.of("hiveUserId", "case@x", "hiveUserPw", "secret"))
            .outcome());
  }

  @Test
  void loggingInGivesATokenThatHiveVerifies() {
    Map<String, String> account = Map.of("hiveUserId", "login@x", "hiveUserPw", "비밀번호 여섯 자 이상");
    Calls.post(hive, "/register", account);

    Answer login = Calls.post(hive, "/login", account);

    assertEquals("200/0", login.outcome());
    assertEquals("login@x", login.json().get("hiveUserId").stringValue());
    String token = login.json().get("hiveToken").stringValue();
    assertTrue(token.length() >= 32, token);
    assertEquals(
        "200/0",
        Calls.post(hive, "/verifytoken", Map.of("hiveUserId", "login@x", "hiveToken", token))
            .outcome());
    assertEquals(
        "200/1006",
        Calls.post(hive, "/verifytoken", Map.of("hiveUserId", "login@x", "hiveToken", token + "x"))
            .outcome());
    assertEquals(
        "200/1006",
        Calls.post(hive, "/verifytoken", Map.of("hiveUserId", "nobody@x", "hiveToken", token))
            .outcome());
    String second = Calls.post(hive, "/login", account).json().get("hiveToken").stringValue();
    assertNotEquals(token, second);
  }

  @Test
  void wrongCredentialsAreTold() {
    Calls.post(hive, "/register", Map.of("hiveUserId", "wrong@x", "hiveUserPw", "secret"));

    assertEquals(
        "200/2005",
        Calls.post(hive, "/login", Map.of("hiveUserId", "none@x", "hiveUserPw", "secret"))
            .outcome());
    assertEquals(
        "200/2006",
        Calls.post(hive, "/login", Map.of("hiveUserId", "wrong@x", "hiveUserPw", "secret2"))
            .outcome());
  }

  @Test
  void credentialsHaveTheirLimits() {
    String longId = "x".repeat(49) + "@x";
    assertEquals("400/1030", register(longId, "secret"));
    assertEquals("400/1030", register("", "secret"));
    assertEquals("400/1030", register("no e-mail", "secret"));
    assertEquals("400/1030", register("pw@x", "12345"));
    assertEquals("400/1030", register("pw@x", "x".repeat(31)));
    assertEquals("400/1030", Calls.post(hive, "/register", Map.of("hiveUserId", "pw@x")).outcome());
    assertEquals("200/0", register("pw@x", "비".repeat(30)));
    assertEquals("200/0", register("x".repeat(48) + "@x", "123456"));
  }

  private String register(String id, String password) {
    return Calls.post(hive, "/register", Map.of("hiveUserId", id, "hiveUserPw", password))
        .outcome();
  }

  // The forms of a request.

  @Test
  void propertyNamesAndPathsMatchInAnyCase() {
    assertEquals(
        "200/0",
        Calls.post(hive, "/Register", Map.of("HiveUserId", "any@x", "HIVEUSERPW", "secret"))
            .outcome());
    TestPlayer player = TestPlayer.create(omok);
    assertEquals(
        "200/0",
        Calls.post(
                game,
                "/PlayerInfo/Basic-Player-Data",
                Map.of("PlayerId", player.id()),
                player.headers())
            .outcome());
  }

  @Test
  void helloNeedsNothing() {
    Answer hello = Calls.post(game, "/hello", Map.of());

    assertEquals("200/0", hello.outcome());
    assertFalse(hello.json().get("message").stringValue().isEmpty());
  }

  @Test
  void everyOtherCallNeedsTheVersions() {
    for (String path : List.of("/fakelogin", "/login", "/matching/check", "/mail/read")) {
      assertEquals("426/2030", Calls.post(game, path, Map.of()).outcome(), path);
      assertEquals(
          "426/2030",
          Calls.post(game, path, Map.of(), Map.of("AppVersion", "0.2", "DataVersion", "0.1.0"))
              .outcome(),
          path);
      assertEquals(
          "426/2031",
          Calls.post(game, path, Map.of(), Map.of("AppVersion", "0.1.0", "DataVersion", "0.2"))
              .outcome(),
          path);
      assertEquals(
          "426/2031",
          Calls.post(game, path, Map.of(), Map.of("appversion", "0.1.0")).outcome(),
          path);
    }
  }

  @Test
  void fakeLoginAlwaysSucceeds() {
    Map<String, String> body = Map.of("playerId", "nobody", "token", "none");
    Answer answer = Calls.post(game, "/fakelogin", body, VERSIONS);

    assertEquals("200/0", answer.outcome());
  }

  @Test
  void playerCallsNeedPlayerAndToken() {
    TestPlayer player = TestPlayer.create(omok);
    Map<String, String> body = Map.of("playerId", player.id());
    String path = "/item/get-list";

    Map<String, String> headers = player.headers();
    headers.remove("Token");
    assertEquals("400/1040", Calls.post(game, path, body, headers).outcome());
    headers = player.headers();
    headers.remove("PlayerId");
    assertEquals("400/1040", Calls.post(game, path, body, headers).outcome());
    headers = player.headers();
    headers.put("Token", "wrong");
    assertEquals("401/1006", Calls.post(game, path, body, headers).outcome());
    headers.put("PlayerId", "nobody");
    assertEquals("401/1006", Calls.post(game, path, body, headers).outcome());
  }

  @Test
  void thePlayerInTheBodyMustBeTheOneInTheHeader() {
    TestPlayer player = TestPlayer.create(omok);
    for (String path :
        List.of(
            "/matching/request",
            "/matching/check",
            "/gameplay/put-omok",
            "/gameplay/giveup-put-omok",
            "/gameplay/turn-checking",
            "/gameplay/omok-game-data",
            "/playerinfo/basic-player-data",
            "/playerinfo/update-nickname",
            "/item/get-list",
            "/mail/get-mailbox",
            "/mail/read",
            "/mail/receive-item",
            "/mail/delete",
            "/attendance/get-info",
            "/attendance/check",
            "/friend/get-list",
            "/friend/get-request-list",
            "/friend/request",
            "/friend/accept")) {
      assertEquals(
          "400/2034",
          Calls.post(game, path, Map.of("playerId", "other@x"), player.headers()).outcome(),
          path);
      assertEquals("400/1030", Calls.post(game, path, Map.of(), player.headers()).outcome(), path);
    }
  }

  @Test
  void aLaterLoginEndsTheEarlierSession() {
    TestPlayer player = TestPlayer.create(omok);
    Map<String, String> old = player.headers();
    player.logIn();

    Map<String, String> body = Map.of("playerId", player.id());
    assertEquals(
        "401/1006", Calls.post(game, "/playerinfo/basic-player-data", body, old).outcome());
    player.ok("/playerinfo/basic-player-data");
  }

  // game: logging in

  @Test
  void loggingInNeedsAHiveToken() {
    assertEquals("200/1006", login(Map.of("playerId", "nobody@x", "token", "none")));
    assertEquals("400/1030", login(Map.of("playerId", "nobody@x")));
    assertEquals("400/1030", login(Map.of("token", "none")));
    Map<String, String> body = new HashMap<>(Map.of("playerId", "nobody@x", "token", "none"));
    body.put("appVersion", "0.2");
    assertEquals("426/2030", login(body));
    body.put("appVersion", "0.1.0");
    body.put("dataVersion", "0.2");
    assertEquals("426/2031", login(body));
  }

  private String login(Map<String, String> body) {
    return Calls.post(game, "/login", body, VERSIONS).outcome();
  }

  @Test
  void theFirstLoginCreatesThePlayerWithItemsAndLaterOnesDoNot() {
    TestPlayer player = TestPlayer.create(omok);
    player.logIn();

    JsonNode info = player.ok("/playerinfo/basic-player-data").json().get("playerBasicInfo");

    assertFalse(info.get("nickName").stringValue().isEmpty());
    assertEquals(0, info.get("exp").intValue());
    assertEquals(1, info.get("level").intValue());
    assertEquals(0, info.get("win").intValue());
    assertEquals(0, info.get("lose").intValue());
    assertEquals(0, info.get("draw").intValue());
    assertEquals(1000, info.get("gameMoney").intValue());
    assertEquals(0, info.get("diamond").intValue());
    JsonNode items = player.ok("/item/get-list", Map.of("itemPageNum", 1)).json();
    assertEquals("[3,4]", items.get("itemCode").toString());
    assertEquals("[1,1]", items.get("itemCnt").toString());
    assertEquals(2, items.get("playerItemCode").size());
    assertEquals(
        "[]", player.ok("/item/get-list", Map.of("itemPageNum", 2)).json().get("itemCode") + "");
    assertEquals("400/1030", player.call("/item/get-list", Map.of("itemPageNum", 0)).outcome());
    assertEquals("400/1030", player.call("/item/get-list").outcome());
  }

  @Test
  void aNicknameCanBeChanged() {
    TestPlayer player = TestPlayer.create(omok);

    player.ok("/playerinfo/update-nickname", Map.of("nickName", "오목왕"));
    player.ok("/playerinfo/update-nickname", Map.of("nickName", "오목왕"));

    assertEquals("오목왕", nickname(player));
    assertEquals(
        "400/1030", player.call("/playerinfo/update-nickname", Map.of("nickName", " ")).outcome());
    assertEquals(
        "400/1030",
        player.call("/playerinfo/update-nickname", Map.of("nickName", "x".repeat(51))).outcome());
  }

  private static String nickname(TestPlayer player) {
    return player
        .ok("/playerinfo/basic-player-data")
        .json()
        .at("/playerBasicInfo/nickName")
        .stringValue();
  }

  // game: playing

  @Test
  void withoutAMatchThereIsNoGame() {
    TestPlayer player = TestPlayer.create(omok);

    assertEquals(0, player.ok("/matching/check").json().get("success").intValue());
    assertEquals("200/2401", player.call("/gameplay/turn-checking").outcome());
    assertEquals("200/2401", player.call("/gameplay/omok-game-data").outcome());
    assertEquals("200/2401", player.call("/gameplay/giveup-put-omok").outcome());
    assertEquals("200/2401", player.call("/gameplay/put-omok", Map.of("x", 0, "y", 0)).outcome());
  }

  @Test
  void twoPlayersPlayAGame() {
    TestGame match = TestGame.start(omok);
    TestPlayer black = match.black();
    TestPlayer white = match.white();

    assertTrue(black.ok("/gameplay/turn-checking").json().get("isMyTurn").booleanValue());
    assertFalse(white.ok("/gameplay/turn-checking").json().get("isMyTurn").booleanValue());
    assertEquals("200/2513", match.move(white, 7, 7).outcome());
    assertEquals("200/2513", white.call("/gameplay/giveup-put-omok").outcome());
    Answer first = match.move(black, 7, 7);
    assertEquals("200/0", first.outcome());
    assertTrue(first.json().get("winner").isNull(), first.text());
    assertEquals("200/2513", match.move(black, 8, 8).outcome());
    assertEquals("200/2531", match.move(white, 7, 7).outcome());
    for (int[] outside : new int[][] {{15, 0}, {0, 15}, {-1, 0}, {0, -1}}) {
      assertEquals("400/1030", match.move(white, outside[0], outside[1]).outcome());
    }
    assertEquals("400/1030", white.call("/gameplay/put-omok", Map.of("x", 1)).outcome());

    Answer pass = white.ok("/gameplay/giveup-put-omok");
    assertEquals(1, pass.json().at("/gameInfo/currentTurn").intValue());
    OmokBoard board = board(pass.json().at("/gameInfo/board"));
    assertEquals(Stone.BLACK, board.at(7, 7));
    assertTrue(board.isTurnOf(black.id()));

    Answer won = match.blackWins();
    assertEquals("200/0", won.outcome());
    assertEquals(1, won.json().at("/winner/stone").intValue());
    assertEquals(black.id(), won.json().at("/winner/playerId").stringValue());
    assertEquals("200/2501", match.move(black, 9, 9).outcome());
    assertEquals("200/2501", match.move(white, 9, 9).outcome());
    assertEquals("200/2501", white.call("/gameplay/giveup-put-omok").outcome());
    assertTrue(white.ok("/gameplay/turn-checking").json().get("isMyTurn").booleanValue());
    OmokBoard end = board(white.ok("/gameplay/omok-game-data").json().get("board"));
    assertEquals(black.id(), end.black());
    assertEquals(white.id(), end.white());
    assertEquals(Stone.BLACK, end.winner());

    assertEquals("20 1 0", record(black));
    assertEquals("10 0 1", record(white));
  }

  private static OmokBoard board(JsonNode base64) {
    return OmokBoard.decode(Base64.getDecoder().decode(base64.stringValue()));
  }

  private static String record(TestPlayer player) {
    JsonNode info = player.ok("/playerinfo/basic-player-data").json().get("playerBasicInfo");
    return info.get("exp") + " " + info.get("win") + " " + info.get("lose");
  }

  @Test
  void aSecondGameIsANewOne() {
    TestGame match = TestGame.start(omok);
    match.blackWins();

    TestGame.match(match.white(), match.black());

    OmokBoard board = board(match.black().ok("/gameplay/omok-game-data").json().get("board"));
    assertEquals(match.white().id(), board.black());
    assertEquals(Stone.NONE, board.at(0, 0));
  }

  @Test
  void askingTwiceDoesNotMatchAPlayerWithHimself() {
    TestPlayer black = TestPlayer.create(omok);
    TestPlayer white = TestPlayer.create(omok);
    black.ok("/matching/request");
    black.ok("/matching/request");

    TestGame.match(black, white);

    OmokBoard board = board(black.ok("/gameplay/omok-game-data").json().get("board"));
    assertEquals(black.id() + " " + white.id(), board.black() + " " + board.white());
  }

  @Test
  void matchTakesAPlayersNameOnly() {
    URI match = omok.url(ServiceName.MATCH);

    assertEquals("400/1030", Calls.post(match, "/requestmatching", Map.of()).outcome());
    assertEquals(
        "400/1030",
        Calls.post(match, "/requestmatching", Map.of("playerId", "x".repeat(51))).outcome());
  }

  // game: attendance and mail

  @Test
  void attendanceCountsOnceADayAndSendsAReward() {
    TestPlayer player = TestPlayer.create(omok);
    JsonNode before = player.ok("/attendance/get-info").json();
    assertEquals(0, before.get("attendanceCnt").intValue());
    assertTrue(before.get("recentAttendanceDate").isNull());

    player.ok("/attendance/check");
    assertEquals("200/9002", player.call("/attendance/check").outcome());

    Instant now = clock.instant();
    JsonNode after = player.ok("/attendance/get-info").json();
    assertEquals(1, after.get("attendanceCnt").intValue());
    assertEquals(now.toString(), after.get("recentAttendanceDate").stringValue());
    JsonNode box = player.ok("/mail/get-mailbox", Map.of("pageNum", 1)).json();
    assertEquals(1, box.get("mailIds").size());
    assertEquals(1, box.get("titles").size());
    assertEquals("[1]", box.get("itemCodes").toString());
    assertEquals("[\"" + now + "\"]", box.get("sendDates").toString());
    assertEquals("[0]", box.get("receiveYns").toString());
    long mailId = box.at("/mailIds/0").longValue();

    JsonNode mail = player.ok("/mail/read", Map.of("mailId", mailId)).json();
    assertEquals(mailId, mail.get("mailId").longValue());
    assertFalse(mail.get("title").stringValue().isEmpty());
    assertFalse(mail.get("content").stringValue().isEmpty());
    assertEquals(1, mail.get("itemCode").intValue());
    assertEquals(100, mail.get("itemCnt").intValue());
    assertEquals(now.toString(), mail.get("sendDate").stringValue());
    assertEquals(now.plus(Duration.ofDays(30)).toString(), mail.get("expireDate").stringValue());
    assertTrue(mail.get("receiveDate").isNull());
    assertEquals(0, mail.get("receiveYn").intValue());

    assertEquals("200/8021", player.call("/mail/delete", Map.of("mailId", mailId)).outcome());
    Answer received = player.ok("/mail/receive-item", Map.of("mailId", mailId));
    assertEquals(0, received.json().get("isAlreadyReceived").intValue());
    Answer again = player.call("/mail/receive-item", Map.of("mailId", mailId));
    assertEquals("200/8003", again.outcome());
    assertEquals(1, again.json().get("isAlreadyReceived").intValue());
    assertEquals(
        1100,
        player
            .ok("/playerinfo/basic-player-data")
            .json()
            .at("/playerBasicInfo/gameMoney")
            .intValue());
    mail = player.ok("/mail/read", Map.of("mailId", mailId)).json();
    assertEquals(1, mail.get("receiveYn").intValue());
    assertEquals(now.toString(), mail.get("receiveDate").stringValue());
    player.ok("/mail/delete", Map.of("mailId", mailId));
    assertEquals("200/8020", player.call("/mail/read", Map.of("mailId", mailId)).outcome());
  }

  @Test
  void mailOfOthersAndUnknownMailIsNotFound() {
    TestPlayer owner = TestPlayer.create(omok);
    owner.ok("/attendance/check");
    long mailId =
        owner.ok("/mail/get-mailbox", Map.of("pageNum", 1)).json().at("/mailIds/0").longValue();
    TestPlayer other = TestPlayer.create(omok);

    for (String path : List.of("/mail/read", "/mail/receive-item", "/mail/delete")) {
      assertEquals("200/8020", other.call(path, Map.of("mailId", mailId)).outcome(), path);
      assertEquals("200/8020", owner.call(path, Map.of("mailId", 0)).outcome(), path);
      assertEquals("400/1030", owner.call(path).outcome(), path);
    }
    assertEquals("400/1030", owner.call("/mail/get-mailbox").outcome());
    owner.ok("/mail/read", Map.of("mailId", mailId));
  }

  // game: friends

  @Test
  void playersBecomeFriends() {
    TestPlayer ann = TestPlayer.create(omok);
    TestPlayer bob = TestPlayer.create(omok);
    Map<String, String> toBob = Map.of("friendPlayerId", bob.id());
    Map<String, String> toAnn = Map.of("friendPlayerId", ann.id());

    assertEquals(
        "200/4501", ann.call("/friend/request", Map.of("friendPlayerId", "none@x")).outcome());
    assertEquals("400/1030", ann.call("/friend/request", toAnn).outcome());
    ann.ok("/friend/request", toBob);
    assertEquals("200/2102", ann.call("/friend/request", toBob).outcome());
    assertEquals("200/2103", bob.call("/friend/request", toAnn).outcome());

    JsonNode requests = bob.ok("/friend/get-request-list").json();
    assertEquals("[\"" + nickname(ann) + "\"]", requests.get("reqFriendNickNames").toString());
    assertEquals("[0]", requests.get("state").toString());
    assertEquals("[\"" + clock.instant() + "\"]", requests.get("createDt").toString());
    Map<String, Long> accept =
        Map.of("friendPlayerUid", requests.at("/reqFriendUid/0").longValue());
    assertEquals("[]", ann.ok("/friend/get-request-list").json().get("state").toString());
    assertEquals("[]", ann.ok("/friend/get-list").json().get("friendNickNames").toString());

    assertEquals("200/2105", ann.call("/friend/accept", accept).outcome());
    assertEquals("200/2105", bob.call("/friend/accept", Map.of("friendPlayerUid", 0)).outcome());
    bob.ok("/friend/accept", accept);
    assertEquals("200/2119", bob.call("/friend/accept", accept).outcome());
    assertEquals("200/2104", ann.call("/friend/request", toBob).outcome());
    assertEquals("200/2104", bob.call("/friend/request", toAnn).outcome());

    JsonNode annsFriends = ann.ok("/friend/get-list").json();
    assertEquals("[\"" + nickname(bob) + "\"]", annsFriends.get("friendNickNames").toString());
    assertEquals("[\"" + clock.instant() + "\"]", annsFriends.get("createDt").toString());
    assertEquals(
        "[\"" + nickname(ann) + "\"]",
        bob.ok("/friend/get-list").json().get("friendNickNames").toString());
    assertEquals("[1]", bob.ok("/friend/get-request-list").json().get("state").toString());
  }
}
