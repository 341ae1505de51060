package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that a test has started. What it says goes to a file. */
final class Child implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofSeconds(120);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Child start(Path log, List<String> command) throws IOException {
    return start(log, new ProcessBuilder(command));
  }

  static Child start(Path log, ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    return new Child(process, log);
  }

  /** Waits for a line that has a pattern in it. Gives the pattern's first group, "" without one. */
  String await(String pattern) throws IOException, InterruptedException {
    Pattern wanted = Pattern.compile(pattern);
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    while (true) {
      boolean alive = process.isAlive();
      String said = output();
      Matcher found = wanted.matcher(said.substring(0, said.lastIndexOf('\n') + 1));
      if (found.find()) {
        return found.groupCount() == 0 ? "" : found.group(1);
      }
      if (!alive || System.nanoTime() > end) {
        throw new AssertionError(
            (alive ? "not said in time: " : "ended without saying: ") + pattern + "\n" + said);
      }
      Thread.sleep(50);
    }
  }

  /** Waits for its end. Gives the exit code. */
  int awaitEnd(Duration limit) throws IOException, InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("has not ended in " + limit + ":\n" + output());
    }
    return process.exitValue();
  }

  /** Everything it has said. */
  String output() throws IOException {
    return Files.readString(log);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The processes that it has started and that still run. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Asks it to end as {@code kill} does, without waiting. */
  void terminate() {
    process.destroy();
  }

  /** Ends it, by force when it does not end when asked. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
