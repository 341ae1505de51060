package io.gameserverexporter.benchmarks.fleet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another program that runs meanwhile. What it says goes to a file. */
final class Program implements Closeable {
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final long STOP_SECONDS = 20;
  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Program start(Path log, List<String> command) throws IOException {
    return new Program(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  /**
   * Waits until it says something.
   *
   * @return the first group of the pattern
   * @throws IOException when it ends before, or the time is up; the message has what it said
   */
  String await(String pattern) throws IOException, InterruptedException {
    Pattern wanted = Pattern.compile(pattern);
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    while (true) {
      boolean alive = process.isAlive();
      String said = Files.readString(log);
      Matcher found = wanted.matcher(said.substring(0, said.lastIndexOf('\n') + 1));
      if (found.find()) {
        return found.group(1);
      }
      if (!alive || System.nanoTime() > deadline) {
        throw new IOException((alive ? "too late" : "it ended") + ": " + pattern + "\n" + said);
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }

  /**
   * The most memory that it had at any moment, in bytes; from {@code /proc}.
   *
   * @throws IOException also where there is no {@code /proc}
   */
  long peakBytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    Matcher peak = PEAK.matcher(Files.readString(status));
    if (!peak.find()) {
      throw new IOException("no VmHWM in " + status);
    }
    return Long.parseLong(peak.group(1)) << 10;
  }

  /** Ends it, by force when it does not end when asked. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
