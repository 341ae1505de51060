package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a configuration file names of the game is counted exactly, without the game's help. */
class GameConfigIT {
  private static final String FILE =
      """
      ticks:
        - method: testprograms.gameloop.World#tick
          loop: world
          budget: 500ms
      gauges:
        - name: game_rooms_open
          help: Rooms that are open.
          value: testprograms.gameloop.GameLoop.WORLD.rooms
        - name: game_rooms_by_size
          value: testprograms.gameloop.GameLoop.WORLD.size()
        - name: game_moves_of_black
          value: testprograms.gameloop.Room#moves[black]
        - name: game_rooms_over
          value: testprograms.gameloop.Room#isOver()
      methods:
        - testprograms.gameloop.Room#move
        - testprograms.gameloop.Room#isOver
      counters:
        - name: game_wins_total
          help: Games won, by colour.
          method: testprograms.gameloop.Room#finish
          labels: { stone: arg0.stone, over: this.over }
        - name: game_rooms_opened_total
          method: testprograms.gameloop.World#open
      """;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;
  private int lines;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void countsWhatTheFileNames(Jvm jvm) throws Exception {
    try (ForkedServer game = start(jvm, file(FILE))) {
      Exporter exporter = Exporter.in(game);
      for (String line :
          List.of(
              "tick 1",
              "tick 700",
              "tick 1",
              "open",
              "open",
              "open",
              "move black",
              "move black",
              "move white",
              "fail",
              "win BLACK",
              "open",
              "move black",
              "win WHITE",
              "open",
              "win BLACK",
              "tick 700",
              "tick 1")) {
        play(game, line);
      }
      Metrics metrics =
          await(exporter, now -> now.sum("game_moves_of_black") == 3, "three moves of black");
      assertEquals(5, metrics.sum("game_tick_duration_seconds_count", "loop", "world"));
      assertEquals(4, metrics.sum("game_tick_interval_seconds_count", "loop", "world"));
      assertEquals(3, metrics.sum("game_tick_duration_seconds_bucket", "le", "0.5"));
      assertEquals(2, metrics.sum("game_tick_overruns_total", "loop", "world"));
      assertEquals(2, metrics.sum("game_tick_overruns_total", "cause", "own_work"));
      assertTrue(metrics.sum("game_ticks_per_second") > 0);
      assertEquals(5, metrics.sum("game_rooms_open"));
      assertEquals(5, metrics.sum("game_rooms_by_size"));
      assertEquals(3, metrics.sum("game_rooms_over"));
      String move = "testprograms.gameloop.Room#move";
      assertEquals(5, metrics.sum("game_method_duration_seconds_count", "method", move));
      assertEquals(1, metrics.sum("game_method_errors_total", "method", move));
      // Only the agent calls that, for a gauge and a label.
      String over = "testprograms.gameloop.Room#isOver";
      assertEquals(1, metrics.find("game_method_duration_seconds_count", "method", over).count());
      assertEquals(0, metrics.sum("game_method_duration_seconds_count", "method", over));
      assertEquals(2, metrics.sum("game_wins_total", "stone", "BLACK", "over", "true"));
      assertEquals(1, metrics.sum("game_wins_total", "stone", "WHITE", "over", "true"));
      assertEquals(3, metrics.sum("game_wins_total"));
      assertEquals(5, metrics.sum("game_rooms_opened_total"));
      assertEquals(1, metrics.sum("gameserver_exporter_config_last_reload_successful"));
      assertEquals(0, metrics.sum("gameserver_exporter_suppressed_errors_total"));
      assertEquals(List.of(), Exporter.complaints(game), game::describeOutput);
    }
  }

  @Test
  void aTickThatWaitsForTheCollectorSaysSo() throws Exception {
    try (ForkedServer game =
        new Fork(Jvms.running(), Program.GAME_LOOP)
            .flags("-Xmx400m")
            .agent("port=0,ticks=testprograms.gameloop.World#tick:50ms")
            .start()) {
      Exporter exporter = Exporter.in(game);
      play(game, "fill");
      play(game, "collect");
      play(game, "tick 1");
      Metrics metrics = exporter.scrape();
      assertEquals(2, metrics.sum("game_tick_duration_seconds_count", "loop", "World.tick"));
      assertEquals(1, metrics.sum("game_tick_overruns_total", "cause", "gc"), game::describeOutput);
      assertEquals(0, metrics.sum("game_tick_overruns_total", "cause", "safepoint"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void anAttachCountsFromThenOn(Jvm jvm) throws Exception {
    try (ForkedServer game = new Fork(jvm, Program.GAME_LOOP).start()) {
      for (String line : List.of("open", "move black", "tick 1", "win BLACK", "open")) {
        play(game, line);
      }
      Attaching.attach(game, AgentJar.file(), "port=0,config=" + file(FILE));
      Exporter exporter = Exporter.in(game);
      for (String line : List.of("move black", "tick 1", "win WHITE", "open", "move black")) {
        play(game, line);
      }
      Metrics metrics =
          await(exporter, now -> now.sum("game_moves_of_black") == 1, "a move in the new room");
      assertEquals(1, metrics.sum("game_tick_duration_seconds_count"));
      assertEquals(0, metrics.sum("game_tick_interval_seconds_count"));
      assertEquals(2, metrics.sum("game_method_duration_seconds_count"));
      assertEquals(1, metrics.sum("game_wins_total", "stone", "WHITE"));
      assertEquals(1, metrics.sum("game_wins_total"));
      assertEquals(3, metrics.sum("game_rooms_open"));
    }
  }

  @Test
  void followsTheFile() throws Exception {
    Path file = file(FILE);
    try (ForkedServer game = start(Jvms.running(), file)) {
      Exporter exporter = Exporter.in(game);
      for (String line : List.of("open", "move black", "tick 1", "win BLACK")) {
        play(game, line);
      }
      replace(file, "methods: [\n");
      game.awaitErr("gameserver-exporter: " + file + ":2:1: no YAML");
      Metrics metrics =
          await(
              exporter,
              now -> now.sum("gameserver_exporter_config_last_reload_successful") == 0,
              "a reload that failed");
      assertEquals(1, metrics.sum("game_wins_total"));
      replace(file, "methods:\n  - testprograms.gameloop.Room#move\n");
      game.awaitErr("gameserver-exporter: the configuration " + file + " has been read again");
      play(game, "tick 1");
      play(game, "move black");
      metrics = exporter.scrape();
      assertEquals(2, metrics.sum("game_method_duration_seconds_count"));
      assertEquals(0, metrics.find("game_wins_total").count());
      assertEquals(0, metrics.find("game_tick_duration_seconds_count").count());
      replace(file, FILE);
      Metrics again =
          await(exporter, now -> now.find("game_wins_total").count() > 0, "the wins again");
      assertEquals(1, again.sum("game_wins_total"));
      play(game, "tick 1");
      // The one meanwhile was not woven.
      assertEquals(2, exporter.scrape().sum("game_tick_duration_seconds_count"));
    }
  }

  /** As on a disk that is gone: the game starts, and all else is there. */
  @Test
  void aFileThatNeverComesHoldsNothingUp() throws Exception {
    Path pipe = folder.resolve("game.yml");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    try (ForkedServer game = start(Jvms.running(), pipe)) {
      play(game, "open");
      Exporter exporter = Exporter.in(game);
      assertTrue(exporter.scrape().sum("jvm_threads_current") > 0);
      Files.writeString(pipe, FILE);
      Metrics metrics =
          await(
              exporter,
              now -> now.find("game_rooms_opened_total").count() > 0,
              "the file's counters");
      assertEquals(0, metrics.sum("game_rooms_opened_total"));
      play(game, "win BLACK");
      assertEquals(1, exporter.scrape().sum("game_wins_total"));
    }
  }

  @Test
  void saysWhatIsWrongAndCountsTheRest() throws Exception {
    Path file =
        file(
            """
            ticks:
              - method: testprograms.gameloop.World#tik
            gauges:
              - name: game_rooms_open
                value: testprograms.gameloop.GameLoop.WORLD.roms
            methods:
              - testprograms.gameloop.Room#move
            """);
    try (ForkedServer game = start(Jvms.running(), file)) {
      Exporter exporter = Exporter.in(game);
      for (String line : List.of("open", "move black", "tick 1")) {
        play(game, line);
      }
      game.awaitErr(
          "gameserver-exporter: testprograms.gameloop.World#tik of the configuration is not"
              + " watched: the class has no method tik with code; it has fill, newest, open, size, tick");
      game.awaitErr(
          "gameserver-exporter: testprograms.gameloop.GameLoop.WORLD.roms of the configuration"
              + " cannot be read (testprograms.gameloop.World has no roms)");
      Metrics metrics = exporter.scrape();
      assertEquals(1, metrics.sum("game_method_duration_seconds_count"));
      assertEquals(
          1,
          metrics.sum(
              "gameserver_exporter_probe_info",
              "probe",
              "game",
              "state",
              "misfit",
              "target",
              "testprograms.gameloop.World#tik"));
    }
  }

  private static ForkedServer start(Jvm jvm, Path file) throws Exception {
    return new Fork(jvm, Program.GAME_LOOP).agent("port=0,config=" + file).start();
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("game.yml"), text);
  }

  /** In one step, as those do it who know that somebody reads. */
  private void replace(Path file, String text) throws Exception {
    Path other = Files.writeString(folder.resolve("game.yml.new"), text);
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void play(ForkedServer game, String line) throws Exception {
    game.send(line);
    game.awaitOut(++lines + ":");
  }

  private static Metrics await(Exporter exporter, Predicate<Metrics> wanted, String what)
      throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      Metrics now = exporter.scrape();
      if (wanted.test(now)) {
        return now;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never " + what + "; " + exporter.process().describeOutput());
      }
      Thread.sleep(50);
    }
  }
}
