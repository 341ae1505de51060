package io.gameserverexporter.omok.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.OmokLauncher;
import io.gameserverexporter.omok.OmokOptions;
import io.gameserverexporter.omok.RunningOmok;
import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.support.AccessLogs;
import io.gameserverexporter.omok.support.Await;
import io.gameserverexporter.omok.web.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BotRunnerTest {
  private static final int BOTS = 9;
  private static final BotOptions FAST = new BotOptions(BOTS, 200, 0, null);

  @TempDir private Path folder;

  @Test
  void theReportSaysWhatTheServersHaveCounted() throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--hive.port=0",
                "--game.port=0",
                "--match.port=0",
                "--hive.password-strength=4",
                "--data=" + folder.resolve("data")));
    Path logs = folder.resolve("logs");
    options.addAll(AccessLogs.options(logs));
    Report report;
    try (RunningOmok omok = OmokLauncher.start(OmokOptions.parse(options), Clock.systemUTC())) {
      BotRunner runner =
          new BotRunner(FAST, omok.url(ServiceName.HIVE), omok.url(ServiceName.GAME));
      runner.start();
      Await.until("games and mistakes", () -> runner.log().games() >= 5 && sawMistakes(runner));
      report = runner.stop();
      assertEquals(report, runner.stop());
    }

    Map<String, Long> reported = new TreeMap<>();
    for (Report.Answered call : report.calls()) {
      reported.merge(
          String.join(
              " ",
              call.service(),
              call.method(),
              call.path(),
              Integer.toString(call.status()),
              call.route().isEmpty() ? "-" : call.route()),
          call.count(),
          Long::sum);
    }
    assertEquals(AccessLogs.counts(logs), reported);
    assertEquals(List.of(), report.failed());
    assertTrue(report.games() >= 5);
  }

  private static boolean sawMistakes(BotRunner runner) {
    return runner.log().answered().stream()
        .map(Report.Answered::status)
        .collect(Collectors.toSet())
        .containsAll(Set.of(200, 400, 401, 404, 405, 426));
  }

  @Test
  void theReportNamesRoutesAndCauses() throws Exception {
    CallLog log = new CallLog();
    log.answered(Service.GAME, "POST", "/login", 200);
    log.answered(Service.GAME, "POST", "/login", 426);
    log.answered(Service.GAME, "POST", "/Matching/Request", 200);
    log.answered(Service.GAME, "POST", "/matching/request", 401);
    log.answered(Service.GAME, "GET", "/hello", 405);
    log.answered(Service.HIVE, "POST", "/no-such-endpoint", 404);
    log.failed(Service.GAME, "POST", "/login", "java.io.IOException: gone");
    Path file = folder.resolve("report.json");
    Report report = new Report(1, 2.5, 0, 0, log.answered(), log.failed());

    report.write(file);

    JsonNode json = Json.mapper().readTree(Files.readString(file));
    List<String> rows = new ArrayList<>();
    for (JsonNode call : json.get("calls")) {
      rows.add(
          String.join(
              " ",
              call.get("service").stringValue(),
              call.get("cause").stringValue(),
              call.get("method").stringValue(),
              call.get("path").stringValue(),
              "[" + call.get("route").stringValue() + "]",
              call.get("status") + "",
              call.get("count") + ""));
    }
    assertEquals(
        List.of(
            "game bot POST /Matching/Request [/matching/request] 200 1",
            "game bot GET /hello [] 405 1",
            "game bot POST /login [/login] 200 1",
            "game bot POST /login [/login] 426 1",
            "game bot POST /matching/request [/matching/request] 401 1",
            "hive bot POST /no-such-endpoint [] 404 1",
            "hive server POST /verifytoken [/verifytoken] 200 1",
            "match server POST /requestmatching [/requestmatching] 200 1"),
        rows);
    assertEquals(1, json.at("/failed/0/count").intValue());
    assertEquals("java.io.IOException: gone", json.at("/failed/0/error").stringValue());
    assertTrue(report.table().contains("1 calls without an answer"), report.table());
    assertFalse(report.table().contains("%"), report.table());
  }

  @Test
  void callsWithoutAnAnswerAreReportedApartAndBotsGoOn() {
    URI nobody = URI.create("http://127.0.0.1:1");
    BotRunner runner = new BotRunner(FAST, nobody, nobody);
    runner.start();
    Await.until(
        "failed calls",
        () -> runner.log().failed().stream().mapToLong(Report.Failed::count).sum() > 3 * BOTS);

    Report report = runner.stop();

    assertEquals(List.of(), report.calls());
    assertTrue(
        report.failed().stream().anyMatch(f -> f.error().contains("ConnectException")),
        report.failed().toString());
  }
}
