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

  /** When it was handed to the loop last; 0 when it was not yet. */
  private volatile long begunNanos;

  private volatile long delayNanos = -1;

  /** Whether it stands in the loop's queue. */
  public boolean isWaiting() {
    return since.get() != 0;
  }

  /**
   * Whether it is to be handed to the loop now; it counts as waiting from then on.
   *
   * @param nowNanos as {@code System.nanoTime} has it
   */
  public boolean begin(long nowNanos) {
    // Not 0, which means something else in both.
    long now = nowNanos == 0 ? 1 : nowNanos;
    long begun = begunNanos;
    // Of threads that come at the same time, one is let through.
    if ((begun != 0 && now - begun < PAUSE_NANOS) || !since.compareAndSet(0, now)) {
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
    long waitsSince = since.getAndSet(0);
    if (waitsSince != 0) {
      delayNanos = Math.max(System.nanoTime() - waitsSince, 0);
    }
  }

  /** How long it has waited, or waits by now; less than 0 when it was never in the queue. */
  public long delayNanos() {
    long waitsSince = since.get();
    return waitsSince == 0 ? delayNanos : Math.max(System.nanoTime() - waitsSince, 0);
  }
}
