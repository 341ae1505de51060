package io.gameserverexporter.omok;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.support.MariaDb;
import io.gameserverexporter.omok.support.Redis;
import io.gameserverexporter.omok.support.TestGame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on MariaDB and Redis, where the machine has them. */
class ServersContractTest extends ContractTests {
  private MariaDb mariaDb;
  private Redis redis;

  @Override
  List<String> storage(Path folder) throws Exception {
    mariaDb = MariaDb.start(folder.resolve("mariadb"));
    redis = Redis.start(folder.resolve("redis"));
    List<String> options = new ArrayList<>(mariaDbOptions("mariadb,redis"));
    options.addAll(redisOptions("mariadb,redis"));
    return options;
  }

  private List<String> mariaDbOptions(String profiles) {
    return List.of(
        "--spring.profiles.active=" + profiles,
        "--mariadb.url=" + mariaDb.url(),
        "--mariadb.user=omok",
        "--mariadb.password=" + MariaDb.PASSWORD);
  }

  private List<String> redisOptions(String profiles) {
    return List.of(
        "--spring.profiles.active=" + profiles,
        "--redis.url=" + redis.url(),
        "--redis.password=" + Redis.PASSWORD);
  }

  @Override
  @AfterAll
  void stopServices() {
    super.stopServices();
    if (mariaDb != null) {
      mariaDb.close();
    }
    if (redis != null) {
      redis.close();
    }
  }

  @Test
  void whatIsInRedisExpires() throws Exception {
    TestGame match = TestGame.start(omok());

    assertExpiry("omok:match:" + match.black().id(), 180);
    assertExpiry("omok:session:" + match.black().id(), 10 * 3600);
    assertExpiry("omok:hive-token:" + match.black().id(), 24 * 3600);
    assertExpiry("omok:playing:" + match.black().id(), 2 * 3600);
    String room = redis.command("get", "omok:playing:" + match.black().id());
    assertExpiry("omok:board:" + room, 120);
    assertEquals("", redis.command("keys", "omok:lock:*"));
  }

  private void assertExpiry(String key, int seconds) throws Exception {
    int left = Integer.parseInt(redis.command("ttl", key));
    assertTrue(left > seconds - 60 && left <= seconds, key + " has " + left + " s left");
  }

  @Test
  void theTablesAreInMariaDb() throws Exception {
    assertEquals("account friendship mail player player_item", String.join(" ", mariaDb.tables()));
  }

  @Test
  void eachOfThemWorksWithoutTheOther(@TempDir Path data) {
    for (List<String> storage : List.of(mariaDbOptions("mariadb"), redisOptions("redis"))) {
      List<String> options = new ArrayList<>(storage);
      options.addAll(List.of("--hive.port=0", "--game.port=0", "--match.port=0"));
      options.addAll(List.of("--hive.password-strength=4", "--data=" + data));
      try (RunningOmok other = OmokLauncher.start(OmokOptions.parse(options), clock)) {
        assertEquals("200/0", TestGame.start(other).blackWins().outcome());
      }
    }
  }
}
