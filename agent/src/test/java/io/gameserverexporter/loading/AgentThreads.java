package io.gameserverexporter.loading;

import io.gameserverexporter.support.ForkedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The agent's threads in {@link Program#THREADS}. */
final class AgentThreads {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MOST = 4;

  private AgentThreads() {}

  /**
   * Waits until the agent has come to rest: all its threads are daemons and four at most: for
   * clients, for scrapes, for what is sampled, and the one that waits for hiccups.
   */
  static void awaitRest(ForkedServer program) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    for (int i = 1; true; i++) {
      program.send("threads");
      List<String> ours =
          Stream.of(program.awaitOut(i + ":").split(","))
              .filter(thread -> thread.contains(" gameserver-exporter"))
              .toList();
      if (ours.stream().anyMatch(thread -> !thread.startsWith("daemon "))) {
        throw new AssertionError("would keep the JVM from ending: " + ours);
      }
      if (!ours.isEmpty() && ours.size() <= MOST) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("too many threads, or none: " + ours);
      }
      Thread.sleep(20);
    }
  }
}
