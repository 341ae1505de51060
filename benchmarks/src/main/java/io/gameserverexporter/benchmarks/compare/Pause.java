package io.gameserverexporter.benchmarks.compare;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** Waiting. */
final class Pause {
  private Pause() {}

  static void millis(long millis) throws InterruptedIOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
