package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * {@code jvm_threads_deadlocked}: threads that wait for each other for ever, once a minute.
 *
 * <p>The search stops all threads for a time that grows with their number. With so many that
 * players might notice, it is left out.
 */
final class JvmDeadlocks implements Source {
  private static final int MINUTE = 60_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final int mostThreads;
  private final Family family =
      Family.gauge(
          "jvm_threads_deadlocked",
          "Threads that wait for each other's locks and will do so until the server is restarted,"
              + " searched for once a minute.");
  private boolean said;

  /**
   * @param mostThreads with more threads than that there is no search
   */
  JvmDeadlocks(int mostThreads) {
    this.mostThreads = mostThreads;
  }

  @Override
  public int intervalMillis() {
    return MINUTE;
  }

  @Override
  public void collect(Reading reading) {
    int count = threads.getThreadCount();
    if (count > mostThreads) {
      if (!said) {
        said = true;
        Stderr.line(
            "deadlocks are not searched for while there are more than "
                + mostThreads
                + " threads, "
                + count
                + " now: the search stops them all"
                + " (disabled=jvm_threads_deadlocked silences this)");
      }
      return;
    }
    long[] deadlocked =
        threads.isSynchronizerUsageSupported()
            ? threads.findDeadlockedThreads()
            : threads.findMonitorDeadlockedThreads();
    reading.add(family, deadlocked == null ? 0 : deadlocked.length);
  }
}
