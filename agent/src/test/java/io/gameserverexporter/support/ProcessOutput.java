package io.gameserverexporter.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines that a process has written to one of its streams so far, read as they come.
 *
 * <p>What the agent says begins a line here. Others may write a text and its line end one after the
 * other, as {@code println} does up to Java 16, and a line of the agent's may come between them.
 */
final class ProcessOutput {
  private static final String AGENT = "gameserver-exporter: ";

  private final List<String> lines = new ArrayList<>();
  private final Thread reader;
  private boolean lineEndFollows;
  private boolean ended;

  ProcessOutput(String name, InputStream stream) {
    reader = new Thread(() -> read(stream), name);
    reader.setDaemon(true);
    reader.start();
  }

  /** The first line with that beginning; empty when the stream ends or the time is up without. */
  synchronized Optional<String> awaitLine(String beginning, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<String> found = lines.stream().filter(l -> l.startsWith(beginning)).findFirst();
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (found.isPresent() || ended || left <= 0) {
        return found;
      }
      wait(left);
    }
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  void awaitEnd() throws InterruptedException {
    reader.join();
  }

  private void read(InputStream stream) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line);
      }
    } catch (IOException closed) {
      // The process has ended.
    }
    end();
  }

  private synchronized void add(String line) {
    if (lineEndFollows && line.isEmpty()) {
      lineEndFollows = false;
      return;
    }
    int agent = line.indexOf(AGENT);
    if (agent > 0) {
      lines.add(line.substring(0, agent));
    }
    // Also behind several lines of the agent's.
    lineEndFollows = agent > 0 || agent == 0 && lineEndFollows;
    lines.add(line.substring(Math.max(agent, 0)));
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
