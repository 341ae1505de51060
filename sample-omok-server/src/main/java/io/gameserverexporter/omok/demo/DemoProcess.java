package io.gameserverexporter.omok.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of the demonstration, whose output is kept to find its addresses in. */
final class DemoProcess {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final String name;
  private final Process process;
  // Guarded by itself.
  private final List<String> lines = new ArrayList<>();

  private DemoProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * Starts a process.
   *
   * @throws IOException when it cannot be started
   */
  static DemoProcess start(String name, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Belongs to this process; in the others it would add agents that nobody asked for.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    DemoProcess started = new DemoProcess(name, builder.start());
    Thread reader = new Thread(started::readOutput, "output of " + name);
    reader.setDaemon(true);
    reader.start();
    return started;
  }

  private void readOutput() {
    try (InputStream in = process.getInputStream();
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        synchronized (lines) {
          lines.add(line);
          lines.notifyAll();
        }
        line = reader.readLine();
      }
    } catch (IOException ended) {
      // With the process.
    }
    synchronized (lines) {
      lines.notifyAll();
    }
  }

  /**
   * Waits for a line of output.
   *
   * @return what follows {@code beginning} in the first line that has it
   * @throws DemoException when the process ends before, or the limit passes
   */
  String await(String beginning, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (lines) {
      while (true) {
        String found = find(beginning);
        if (found != null) {
          return found;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0 || !process.isAlive()) {
          throw new DemoException(
              name
                  + (process.isAlive() ? " is not ready after " + limit : " has ended")
                  + "; it said:\n"
                  + String.join("\n", lines));
        }
        lines.wait(Math.min(left, 500));
      }
    }
  }

  private @Nullable String find(String beginning) {
    for (String line : lines) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    return null;
  }

  /** What follows {@code beginning} in all lines so far that have it. */
  List<String> said(String beginning) {
    synchronized (lines) {
      return lines.stream()
          .filter(line -> line.startsWith(beginning))
          .map(line -> line.substring(beginning.length()))
          .toList();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end of the process. Returns its exit code. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  /** Asks the process to end, and ends it when it does not. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Everything that the process has said. */
  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }
}
