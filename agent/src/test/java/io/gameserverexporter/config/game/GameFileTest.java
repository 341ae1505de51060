package io.gameserverexporter.config.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.gameserverexporter.config.game.GameConfig.Counter;
import io.gameserverexporter.config.game.GameConfig.Gauge;
import io.gameserverexporter.config.game.GameConfig.Tick;
import io.gameserverexporter.config.game.GameFile.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration file says, and what is said of its mistakes. */
class GameFileTest {

  @Test
  void readsAllThatThereIs() {
    GameConfig config =
        good(
            """
            ticks:
              - method: com.example.World#tick
              - { method: com.example.Net$Loop#run, loop: net, budget: 0.02s }
            gauges:
              - name: game_players_online
                help: Players.
                value: com.example.Players.ALL.online.size()
                labels: { shard: eu }
              - name: game_players_in_rooms
                value: com.example.Room#players
            methods: [com.example.Matchmaker#pair]
            counters:
              - name: game_matches_finished_total
                method: com.example.Room#finish
                labels: { winner: arg0.winner.stone }
            """);
    Tick world = config.ticks().get(0);
    assertEquals("World.tick", world.loop());
    assertEquals(50_000_000, world.budgetNanos());
    Tick net = config.ticks().get(1);
    assertEquals("net", net.loop());
    assertEquals("com.example.Net$Loop", net.method().className());
    assertEquals(20_000_000, net.budgetNanos());
    Gauge online = config.gauges().get(0);
    assertEquals("Players.", online.help());
    assertEquals(Map.of("shard", "eu"), online.labels());
    assertEquals(ObjectPath.Root.STATIC, online.value().root());
    assertEquals("[com, example, Players, ALL, online, size()]", text(online.value()));
    Gauge inRooms = config.gauges().get(1);
    assertEquals("com.example.Room", inRooms.value().className());
    assertEquals("[players]", text(inRooms.value()));
    assertEquals("[com.example.Matchmaker#pair]", config.methods().toString());
    Counter finished = config.counters().get(0);
    assertEquals("com.example.Room#finish", finished.method().toString());
    ObjectPath winner = finished.labels().get("winner");
    assertNotNull(winner);
    assertEquals(ObjectPath.Root.ARGUMENT, winner.root());
    assertEquals("[winner, stone]", text(winner));
  }

  @Test
  void anEmptyFileNamesNothing() {
    assertEquals(0, good("").ticks().size());
    assertEquals(0, good("# nothing yet\n").gauges().size());
    assertEquals(0, good("ticks:\ngauges: []\n").ticks().size());
  }

  /** Each mistake, with its line and column; what stands beside it counts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tick: []                                 | 1:1: a configuration has no tick, ignored; did you mean ticks?
          ticks: {}                                | 1:8: ticks is a list: a line with - for each; ignored
          ticks: [a]                               | 1:9: a tick is written as method, loop, budget
          ticks: [{ method: World }]               | 1:19: method World: not of the form com.example.Class#method; this tick is left out
          ticks: [{ metod: a.B#c }]                | 1:11: a tick has no metod, ignored; did you mean method? 1:9: a tick without method, left out
          ticks: [{ method: a.B#c, budget: 50 }]   | 1:34: budget 50: not a duration such as 50ms or 0.5s; this tick is left out
          ticks: [{ method: [a] }]                 | 1:19: method is one value, not several; this tick is left out
          gauges: [{ name: jvm_x, value: A.b }]    | 1:18: name jvm_x: names that begin with jvm_ are the agent's own; this gauge is left out
          gauges: [{ name: a-b, value: A.b }]      | 1:18: name a-b: not a metric's name (letters, digits and _); this gauge is left out
          gauges: [{ name: a_total, value: A.b }]  | 1:18: name a_total: _total is for counters; this gauge is left out
          gauges: [{ name: a, value: A }]          | 1:28: value A: names a class and nothing in it; this gauge is left out
          gauges: [{ name: a, value: A.b(1) }]     | 1:28: value A.b(1): b() takes no arguments here; this gauge is left out
          gauges: [{ name: a, value: A.b+1 }]      | 1:28: value A.b+1: '+' at character 4 is neither . nor [; this gauge is left out
          gauges: [{ name: a, value: A.b, labels: { 1x: y } }] | 1:47: 1x cannot be a label, ignored
          methods: [a.B]                           | 1:11: a method is written as com.example.Class#method; left out
          counters: [{ name: a, method: a.B#c }]   | 1:20: name a: a counter's name ends in _total; this counter is left out
          counters: [{ name: a_total, method: a.B#c, labels: { x: y.z } }] | 1:57: begins neither with arg0, arg1 ... nor with this or result; this counter is left out
          ticks: [{ method: a.B#c }, { method: d.B#c }] | 1:28: a second loop B.c, left out
          """)
  void saysWhatIsWrongAndWhere(String text, String expected) {
    Result result = GameFile.parse("game.yml", text);
    assertNotNull(result.config());
    String all = String.join(" ", result.problems()).replace("game.yml:", "");
    assertEquals(expected, all.replaceAll(" +", " "));
  }

  @Test
  void aNameHasOneTypeAndOneSetOfLabels() {
    Result result =
        GameFile.parse(
            "game.yml",
            """
            gauges:
              - { name: game_rooms, value: A.b }
              - { name: game_rooms, value: A.c, labels: { world: nether } }
              - { name: game_rooms, value: A.d }
            """);
    assertEquals(
        List.of(
            "game.yml:3:5: game_rooms is a gauge with the labels [] already; left out",
            "game.yml:4:5: a second gauge game_rooms, left out"),
        result.problems());
  }

  @Test
  void whatIsNoYamlSaysSoAndHasNoConfiguration() {
    Result result = GameFile.parse("game.yml", "ticks:\n  - a\n b: c\n");
    assertNull(result.config());
    assertEquals(1, result.problems().size());
    assertEquals("game.yml:3:2: no YAML:", result.problems().get(0).substring(0, 22));
  }

  @Test
  void aFileThatCannotBeReadIsAProblem(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("none.yml");
    assertNull(GameFile.read(missing).config());
    assertEquals(
        missing + ": cannot be read (java.nio.file.NoSuchFileException: " + missing + ")",
        GameFile.read(missing).problems().get(0));
    Path large = Files.write(folder.resolve("large.yml"), new byte[(1 << 20) + 1]);
    assertEquals(
        large + ": larger than 1048576 bytes, not read", GameFile.read(large).problems().get(0));
  }

  @Test
  void theSettingsTicksComeFirst() {
    GameConfig file = good("ticks: [{ method: a.B#c, budget: 1s }, { method: a.D#e }]\n");
    Tick setting = TickSetting.parse("a.B#c:20ms");
    assertNotNull(setting);
    List<Tick> both = file.withTicks(List.of(setting)).ticks();
    assertEquals(2, both.size());
    assertEquals(20_000_000, both.get(0).budgetNanos());
    assertNull(TickSetting.parse("a.B#c:20"));
    assertNull(TickSetting.parse("a.B"));
  }

  private static GameConfig good(String text) {
    Result result = GameFile.parse("game.yml", text);
    assertEquals(List.of(), result.problems());
    GameConfig config = result.config();
    assertNotNull(config);
    return config;
  }

  private static String text(ObjectPath path) {
    return path.steps().toString();
  }
}
