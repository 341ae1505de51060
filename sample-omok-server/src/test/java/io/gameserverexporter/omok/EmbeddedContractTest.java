package io.gameserverexporter.omok;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.omok.support.Calls;
import io.gameserverexporter.omok.support.TestGame;
import io.gameserverexporter.omok.support.TestPlayer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract on H2 and the store in memory, whose time a test can move. */
class EmbeddedContractTest extends ContractTests {
  private static final Duration JUST_BEFORE = Duration.ofMillis(-1);

  @Override
  List<String> storage(Path folder) {
    return List.of();
  }

  @Test
  void aBoardIsGoneTwoMinutesAfterTheLastMove() {
    TestGame match = TestGame.start(omok());
    clock.advance(Duration.ofSeconds(110));
    match.move(match.black(), 0, 0);
    clock.advance(Duration.ofMinutes(2).plus(JUST_BEFORE));
    match.white().ok("/gameplay/omok-game-data");

    clock.advance(Duration.ofMillis(1));

    assertEquals("200/2402", match.white().call("/gameplay/omok-game-data").outcome());
    assertEquals("200/2402", match.white().call("/gameplay/turn-checking").outcome());
    assertEquals("200/2402", match.white().call("/gameplay/giveup-put-omok").outcome());
    assertEquals("200/2402", match.move(match.white(), 0, 0).outcome());
  }

  @Test
  void aMatchResultIsGoneAfterThreeMinutes() {
    TestGame match = TestGame.start(omok());
    clock.advance(Duration.ofMinutes(3).plus(JUST_BEFORE));
    assertEquals(1, success(match.black()));

    clock.advance(Duration.ofMillis(1));

    assertEquals(0, success(match.black()));
  }

  private static int success(TestPlayer player) {
    return player.ok("/matching/check").json().get("success").intValue();
  }

  @Test
  void aGameMayLastLongerThanAMatchResult() {
    TestGame match = TestGame.start(omok());
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofSeconds(90));
      assertEquals("200/0", match.move(match.black(), i, 0).outcome());
      match.white().call("/gameplay/giveup-put-omok");
    }

    assertEquals("200/2501", match.move(match.white(), 9, 9).outcome());
  }

  @Test
  void aSessionEndsAfterTenHoursAndATokenAfterADay() {
    TestPlayer player = TestPlayer.create(omok());
    URI hive = omok().url(ServiceName.HIVE);
    Map<String, String> token = Map.of("hiveUserId", player.id(), "hiveToken", player.token());

    clock.advance(Duration.ofHours(10));
    assertEquals("401/1006", player.call("/playerinfo/basic-player-data").outcome());
    assertEquals("200/0", Calls.post(hive, "/verifytoken", token).outcome());
    clock.advance(Duration.ofHours(14));
    assertEquals("200/1006", Calls.post(hive, "/verifytoken", token).outcome());
  }

  @Test
  void attendanceIsPossibleAgainAfterMidnightAndMailEndsAfterThirtyDays() {
    TestPlayer player = TestPlayer.create(omok());
    player.ok("/attendance/check");
    for (int day = 2; day <= 7; day++) {
      clock.advance(Duration.ofDays(1));
      player.logIn();
      player.ok("/attendance/check");
      assertEquals("200/9002", player.call("/attendance/check").outcome());
    }
    assertEquals(7, player.ok("/attendance/get-info").json().get("attendanceCnt").intValue());
    assertEquals("[2,1,1,1,1,1,1]", itemCodes(player));

    clock.advance(Duration.ofDays(29));
    player.logIn();

    assertEquals("[2]", itemCodes(player));
  }

  private static String itemCodes(TestPlayer player) {
    return player.ok("/mail/get-mailbox", Map.of("pageNum", 1)).json().get("itemCodes").toString();
  }
}
