package io.gameserverexporter.omok.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Redis server of one's own, empty, with a password. */
public final class Redis implements AutoCloseable {
  public static final String PASSWORD = "redis-password";

  private final Process process;
  private final int port;
  private final String client;

  private Redis(Process process, int port, String client) {
    this.process = process;
    this.port = port;
    this.client = client;
  }

  /** Starts one; the test is skipped when the machine does not have it. */
  public static Redis start(Path folder) throws IOException {
    String server = Programs.find("redis-server", "redis-server");
    String client = Programs.find("redis-cli", "redis-tools");
    Files.createDirectories(folder);
    Path log = folder.resolve("log");
    int port = Programs.freePort();
    Process process =
        Programs.start(
            log,
            List.of(
                server,
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--requirepass",
                PASSWORD));
    Redis redis = new Redis(process, port, client);
    try {
      Await.until("Redis", () -> redis.accepts(log));
    } catch (AssertionError e) {
      redis.close();
      throw e;
    }
    return redis;
  }

  private boolean accepts(Path log) {
    if (!process.isAlive()) {
      throw new AssertionError("Redis has ended: " + Programs.read(log));
    }
    return Programs.read(log).contains("Ready to accept connections");
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Runs a command and gives the answer as redis-cli prints it. */
  public String command(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.addAll(List.of(client, "--raw", "--no-auth-warning", "-a", PASSWORD));
    line.addAll(List.of("-p", Integer.toString(port)));
    line.addAll(List.of(words));
    return Programs.run(line);
  }

  @Override
  public void close() {
    Programs.stop(process);
  }
}
