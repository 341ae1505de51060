package io.gameserverexporter.boot;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A task that tells how long an event loop lets a task wait. The same one is used again and again,
 * stands in the loop's queue once at most, not more often than each second, and does not hold the
 * loop.
 */
public final class NettyLoop implements Runnable {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** When it was handed to the loop; 0 while it is not in its queue. */
  private final AtomicLong since = new AtomicLong();

  private volatile long begunNanos;
  private volatile long delayNanos = -1;

  /** Whether it stands in the loop's queue. */
  public boolean isWaiting() {
    return since.get() != 0;
  }

  /** Whether it is to be handed to the loop now; it counts as waiting from then on. */
  public boolean begin() {
    long now = System.nanoTime();
    if (isWaiting() || (delayNanos >= 0 && now - begunNanos < PAUSE_NANOS)) {
      return false;
    }
    // One of threads that come at the same time.
    if (!since.compareAndSet(0, now == 0 ? 1 : now)) {
      return false;
    }
    begunNanos = now;
    return true;
  }

  /** The loop has not taken it. */
  public void refused() {
    since.set(0);
  }

  @Override
  public void run() {
    delayNanos = Math.max(System.nanoTime() - since.get(), 0);
    since.set(0);
  }

  /** How long it has waited, or waits by now; less than 0 when it was never in the queue. */
  public long delayNanos() {
    long waitsSince = since.get();
    return waitsSince == 0 ? delayNanos : Math.max(System.nanoTime() - waitsSince, 0);
  }
}
