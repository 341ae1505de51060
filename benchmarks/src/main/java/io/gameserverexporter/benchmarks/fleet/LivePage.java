package io.gameserverexporter.benchmarks.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The page of a real game server with the agent, and how it moves.
 *
 * @param contentType as the agent says
 */
record LivePage(MovingPage moving, String contentType) {
  /** As Prometheus asks. */
  private static final String ACCEPT =
      "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5";

  private static final int BETWEEN_SECONDS = 5;

  /**
   * Starts the Omok server with the agent and lets bots play on it while its page is taken.
   *
   * @param project the project's root folder, with what the build has made
   * @param folder for the server's data
   * @param playSeconds how long bots play before
   */
  static LivePage take(Path project, Path folder, int playSeconds)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-javaagent:" + project.resolve("agent/target/gameserver-exporter.jar") + "=port=0",
            "-Xmx256m",
            "-jar",
            project.resolve("sample-omok-server/target/sample-omok-server.jar").toString(),
            "--hive.port=0",
            "--match.port=0",
            "--game.port=0",
            "--hive.password-strength=4",
            "--data=" + folder.resolve("data"),
            "--bots=10",
            "--rate=4");
    try (Program server = Program.start(folder.resolve("omok.log"), command)) {
      URI page = URI.create(server.await("gameserver-exporter: metrics at (\\S+)"));
      String unused = server.await("omok: game listening on (\\S+)");
      TimeUnit.SECONDS.sleep(playSeconds);
      HttpResponse<String> first = Http.get(page, "Accept", ACCEPT);
      long started = System.nanoTime();
      TimeUnit.SECONDS.sleep(BETWEEN_SECONDS);
      HttpResponse<String> second = Http.get(page, "Accept", ACCEPT);
      double seconds = (System.nanoTime() - started) / 1e9;
      return new LivePage(
          MovingPage.between(first.body(), second.body(), seconds),
          second.headers().firstValue("Content-Type").orElse(""));
    }
  }
}
