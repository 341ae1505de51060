package io.gameserverexporter.collect.game;

import io.gameserverexporter.boot.MethodSink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that one method's calls are wanted for. */
final class WatchedMethod implements MethodSink {
  /** The time of a call that the agent itself makes. */
  private static final long OWN = Long.MIN_VALUE;

  private final @Nullable TickMeter ticks;
  private final @Nullable CallMeter calls;
  private final CounterMeter[] counters;

  WatchedMethod(@Nullable TickMeter ticks, @Nullable CallMeter calls, List<CounterMeter> counters) {
    this.ticks = ticks;
    this.calls = calls;
    this.counters = counters.toArray(new CounterMeter[0]);
  }

  @Override
  public long begun() {
    if (OwnReads.areOn()) {
      return OWN;
    }
    long now = System.nanoTime();
    if (ticks != null) {
      ticks.begun(now);
    }
    return now;
  }

  @Override
  public void ended(long startNanos, @Nullable Throwable error) {
    ended(startNanos, error, null, null, null);
  }

  @Override
  public void ended(
      long startNanos,
      @Nullable Throwable error,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments,
      @Nullable Object result) {
    if (startNanos == OWN) {
      return;
    }
    if (startNanos != 0) {
      long now = System.nanoTime();
      if (ticks != null) {
        ticks.ended(startNanos, now);
      }
      if (calls != null) {
        calls.ended(now - startNanos, error);
      }
    }
    if (error == null && counters.length > 0) {
      OwnReads.begin();
      try {
        for (CounterMeter counter : counters) {
          counter.returned(self, arguments, result);
        }
      } finally {
        OwnReads.end();
      }
    }
  }

  @Override
  public void made(Object object) {}
}
