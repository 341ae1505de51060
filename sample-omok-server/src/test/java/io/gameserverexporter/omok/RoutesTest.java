package io.gameserverexporter.omok;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.omok.support.AccessLogs;
import io.gameserverexporter.omok.support.Calls;
import io.gameserverexporter.omok.support.TestPlayer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route that Spring MVC knows of a request is the endpoint's pattern, refused or not. */
class RoutesTest {
  @Test
  void routesArePatternsInWhateverCaseAPathIsSent(@TempDir Path folder) throws Exception {
    Path logs = folder.resolve("logs");
    List<String> options =
        new ArrayList<>(
            List.of(
                "--hive.port=0",
                "--game.port=0",
                "--match.port=0",
                "--hive.password-strength=4",
                "--data=" + folder.resolve("data")));
    options.addAll(AccessLogs.options(logs));
    try (RunningOmok omok = OmokLauncher.start(OmokOptions.parse(options), Clock.systemUTC())) {
      URI game = omok.url(ServiceName.GAME);
      TestPlayer player = TestPlayer.create(omok);
      player.call("/GamePlay/Put-Omok", Map.of("x", 0, "y", 0));
      Calls.post(game, "/gameplay/put-omok", "{", player.headers());
      Calls.post(game, "/gameplay/put-omok", Map.of());
      Calls.post(game, "/gameplay/put-omok", Map.of(), Calls.VERSIONS);
      Calls.post(game, "/no-such-endpoint", Map.of());
      Calls.send(HttpRequest.newBuilder(URI.create(game + "/hello")).build());
    }

    Set<String> expected =
        new TreeSet<>(
            Set.of(
                "hive POST /register 200 /register",
                "hive POST /login 200 /login",
                "hive POST /verifytoken 200 /verifytoken",
                "game POST /login 200 /login",
                "game POST /GamePlay/Put-Omok 200 /gameplay/put-omok",
                "game POST /gameplay/put-omok 400 /gameplay/put-omok",
                "game POST /gameplay/put-omok 426 /gameplay/put-omok",
                "game POST /no-such-endpoint 404 -",
                "game GET /hello 405 -"));
    assertEquals(expected, AccessLogs.counts(logs).keySet());
  }
}
