package io.gameserverexporter.omok;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.support.AccessLogs;
import io.gameserverexporter.omok.support.Await;
import io.gameserverexporter.omok.support.JarProcess;
import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The finished jar: three services and bots, each in a process of its own. */
class SampleServerIT {
  private static final int SIGTERM_EXIT_CODE = 128 + 15;

  @TempDir private Path folder;

  @Test
  void botsPlayOnThreeProcessesAndEveryCallIsAccountedFor() throws Exception {
    Path logs = folder.resolve("logs");
    Map<String, Long> reported = new TreeMap<>();
    try (JarProcess hive = service("hive", logs, List.of("--hive.password-strength=4"));
        JarProcess match = service("match", logs, List.of());
        JarProcess game =
            service(
                "game",
                logs,
                List.of("--hive.url=" + hive.url("hive"), "--match.url=" + match.url("match")))) {
      URI hiveUrl = hive.url("hive");
      URI gameUrl = game.url("game");

      JsonNode first;
      try (JarProcess bots = bots("first", hiveUrl, gameUrl, "--seconds=8")) {
        assertEquals(0, bots.exitCode(), bots::output);
        first = report("first");
        assertTrue(bots.output().contains("0 calls without an answer"), bots.output());
      }
      assertTrue(first.get("games").intValue() >= 1, first.toString());
      add(first, reported);

      try (JarProcess bots = bots("second", hiveUrl, gameUrl)) {
        Path seen = logs.resolve("game");
        long before = Files.size(seen);
        Await.until("calls", () -> seen.toFile().length() > before + 2_000);
        bots.terminate();
        assertEquals(SIGTERM_EXIT_CODE, bots.exitCode(), bots::output);
      }
      add(report("second"), reported);

      for (JarProcess service : List.of(game, match, hive)) {
        service.terminate();
      }
      for (JarProcess service : List.of(game, match, hive)) {
        assertEquals(SIGTERM_EXIT_CODE, service.exitCode(), service::output);
      }
    }

    assertEquals(AccessLogs.counts(logs), reported);
  }

  private JarProcess service(String name, Path logs, List<String> more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--service=" + name, "--" + name + ".port=0", "--data=" + data()));
    arguments.addAll(AccessLogs.options(logs));
    // Written at once: the test watches it grow.
    arguments.add("--server.tomcat.accesslog.buffered=false");
    arguments.addAll(more);
    return JarProcess.start(folder, name, arguments);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private JarProcess bots(String name, URI hive, URI game, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bots",
                "--bots=8",
                "--rate=50",
                "--hive.url=" + hive,
                "--game.url=" + game,
                "--report=" + name + ".json"));
    arguments.addAll(List.of(more));
    return JarProcess.start(folder, name, arguments);
  }

  private JsonNode report(String name) throws IOException {
    return Json.mapper().readTree(Files.readString(folder.resolve(name + ".json")));
  }

  private static void add(JsonNode report, Map<String, Long> counts) {
    assertEquals("[]", report.get("failed").toString());
    for (JsonNode call : report.get("calls")) {
      counts.merge(
          String.join(
              " ",
              call.get("service").stringValue(),
              call.get("method").stringValue(),
              call.get("path").stringValue(),
              call.get("status").toString(),
              call.get("route").stringValue().isEmpty() ? "-" : call.get("route").stringValue()),
          call.get("count").longValue(),
          Long::sum);
    }
  }

  @Test
  void allServicesAndBotsRunInOneProcess() throws Exception {
    List<String> arguments =
        List.of(
            "--hive.port=0",
            "--game.port=0",
            "--match.port=0",
            "--hive.password-strength=4",
            "--bots=4",
            "--rate=50",
            "--report=one.json");
    try (JarProcess one = JarProcess.start(folder, "one", arguments)) {
      for (String name : List.of("hive", "game", "match")) {
        one.url(name);
      }
      Await.until("the database", () -> Files.exists(folder.resolve("omok-data/game.mv.db")));
      one.terminate();
      assertEquals(SIGTERM_EXIT_CODE, one.exitCode(), one::output);
      assertTrue(one.output().contains("bots: 4 bots made "), one.output());
    }
    assertEquals("[]", report("one").get("failed").toString());
  }

  @Test
  void aWrongCommandLineIsExplained() throws Exception {
    try (JarProcess wrong = JarProcess.start(folder, "wrong", List.of("--service=lobby"))) {
      assertEquals(2, wrong.exitCode());
      assertEquals("omok: --service=lobby: it is one of game, hive, match\n", wrong.output());
    }
    try (JarProcess help = JarProcess.start(folder, "help", List.of("--help"))) {
      assertEquals(0, help.exitCode());
      assertTrue(help.output().contains("--service=hive|game|match"), help.output());
    }
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        JarProcess match =
            JarProcess.start(
                folder,
                "taken",
                List.of("--service=match", "--match.port=" + taken.getLocalPort()))) {
      assertEquals(1, match.exitCode(), match::output);
      assertEquals(
          "omok: match does not start: port "
              + taken.getLocalPort()
              + " is in use; choose another with --match.port=N, 0 takes a free one\n",
          match.output());
    }
  }
}
