package io.gameserverexporter.meter;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many time series requests may create in all, whatever a client sends.
 *
 * <p>Counted as Prometheus counts: one for each sample line of a scrape. A tenth is set aside for
 * the series that take the rest once the budget is spent, so that statuses and methods stay
 * visible.
 */
public final class SeriesBudget {
  private final int max;
  private final int forNamed;
  private final LongAdder limited = new LongAdder();
  private int used;

  /**
   * @param max how many series there may be, at least 1
   */
  public SeriesBudget(int max) {
    this.max = max;
    this.forNamed = max - max / 10;
  }

  /** Takes {@code series} from the budget for named series; false when it is spent. */
  public synchronized boolean take(int series) {
    return takeUpTo(series, forNamed);
  }

  /** Takes {@code series} for an {@code _other} series, out of the part set aside, too. */
  synchronized boolean takeForOther(int series) {
    return takeUpTo(series, max);
  }

  private boolean takeUpTo(int series, int limit) {
    if (used + series > limit) {
      return false;
    }
    used += series;
    return true;
  }

  /** An observation went to an {@code _other} series. */
  public void limited() {
    limited.increment();
  }

  /** How many observations went to {@code _other} series because the budget was spent. */
  public long limitedCount() {
    return limited.sum();
  }

  /** How many series are in use. */
  public synchronized int used() {
    return used;
  }

  /** How many series there may be. */
  public int max() {
    return max;
  }
}
