package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ticks of main loops that nobody has named are counted exactly. */
class KnownLoopsIT {
  private static final String COUNT = "game_tick_duration_seconds_count";
  private static final String OVERRUNS = "game_tick_overruns_total";
  private static final Program GDX = Program.tasksOf("gdxloop", "GdxLoop", 8, "gdx-1.12");
  private static final Program JME = Program.tasksOf("jmeloop", "JmeLoop", 8, "jme-3.6");
  private static final String[] LINES = {
    "minecraft 0", "minecraft 120", "minestom", "early", "minecraft 0", "nukkit", "failing", "early"
  };
  private static final Duration LIMIT = Duration.ofSeconds(15);

  @Test
  void serversForMinecraft() throws Exception {
    try (ForkedServer game = new Fork(Jvms.running(), Program.KNOWN_LOOPS).agent().start()) {
      Exporter exporter = Exporter.in(game);
      playAll(game);
      await(exporter, "minecraft", 3, 1);
      await(exporter, "minestom", 2, 0);
      await(exporter, "nukkit", 1, 0);
      Metrics metrics = exporter.scrape();
      assertEquals(2, metrics.sum("game_tick_interval_seconds_count", "loop", "minecraft"));
      assertEquals(3, metrics.find(COUNT).count());
      assertClean(exporter, metrics);
    }
  }

  /** Those that the operator names have the name and the budget that the operator gives. */
  @Test
  void whatIsNamedIsCountedOnce() throws Exception {
    String named = "ticks=net.minecraft.server.MinecraftServer#tickServer:10s";
    try (ForkedServer game =
        new Fork(Jvms.running(), Program.KNOWN_LOOPS).agent("port=0," + named).start()) {
      Exporter exporter = Exporter.in(game);
      playAll(game);
      await(exporter, "MinecraftServer.tickServer", 3, 0);
      Metrics metrics = exporter.scrape();
      assertEquals(0, metrics.find(COUNT, "loop", "minecraft").count());
      assertEquals(2, metrics.sum(COUNT, "loop", "minestom"));
      assertClean(exporter, metrics);
    }
  }

  @Test
  void canBeSwitchedOff() throws Exception {
    try (ForkedServer game =
        new Fork(Jvms.running(), Program.KNOWN_LOOPS).agent("port=0,disabled=game-loops").start()) {
      Exporter exporter = Exporter.in(game);
      playAll(game);
      Metrics metrics = exporter.scrape();
      assertEquals(0, metrics.find(COUNT).count());
      assertClean(exporter, metrics);
    }
  }

  /** With the budget that the loop has: 50 ms. */
  @Test
  void libGdx() throws Exception {
    counts(GDX, "libgdx", "frames");
  }

  @Test
  void jMonkeyEngine() throws Exception {
    counts(JME, "jmonkeyengine", "updates");
  }

  private static void counts(Program program, String loop, String unit) throws Exception {
    try (ForkedServer game = new Fork(Jvms.running(), program).agent().start()) {
      Exporter exporter = Exporter.in(game);
      Map<String, Integer> done = play(game, 1);
      await(exporter, loop, done.get(unit), done.get("long"));
      assertClean(exporter, exporter.scrape());
    }
    try (ForkedServer game = new Fork(Jvms.running(), program).start()) {
      play(game, 1);
      Attaching.attach(game, AgentJar.file(), "port=0");
      Exporter exporter = Exporter.in(game);
      Map<String, Integer> done = play(game, 2);
      await(exporter, loop, done.get(unit), done.get("long"));
      assertClean(exporter, exporter.scrape());
    }
  }

  private static void playAll(ForkedServer game) throws Exception {
    for (int i = 0; i < LINES.length; i++) {
      game.send(LINES[i]);
      game.awaitOut((i + 1) + ": ");
    }
  }

  private static Map<String, Integer> play(ForkedServer game, int number) throws Exception {
    game.send("go");
    Map<String, Integer> done = new HashMap<>();
    for (String each : game.awaitOut(number + ": ").split(" ")) {
      String[] halves = each.split("=", -1);
      done.put(halves[0], Integer.parseInt(halves[1]));
    }
    return done;
  }

  /**
   * The cause of an overrun is known a moment after its end. A machine that is busy makes more of
   * them than the game does.
   */
  private static void await(Exporter exporter, String loop, int ticks, int overruns)
      throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Metrics now = exporter.scrape();
    while ((now.sum(COUNT, "loop", loop) < ticks
            || now.sum(OVERRUNS, "loop", loop) < Math.max(overruns, beyondBudget(now, loop)))
        && System.nanoTime() < deadline) {
      Thread.sleep(50);
      now = exporter.scrape();
    }
    assertEquals(ticks, now.sum(COUNT, "loop", loop), exporter.process()::describeOutput);
    assertEquals(
        Math.max(overruns, beyondBudget(now, loop)),
        now.sum(OVERRUNS, "loop", loop),
        exporter.process()::describeOutput);
  }

  /** All known loops here have 50 ms; the one that is named has much more. */
  private static double beyondBudget(Metrics now, String loop) {
    return loop.contains(".")
        ? 0
        : now.sum(COUNT, "loop", loop)
            - now.sum("game_tick_duration_seconds_bucket", "loop", loop, "le", "0.05");
  }

  private static void assertClean(Exporter exporter, Metrics metrics) {
    assertEquals(0, metrics.sum("gameserver_exporter_suppressed_errors_total"));
    assertEquals(
        List.of(), Exporter.complaints(exporter.process()), exporter.process()::describeOutput);
  }
}
