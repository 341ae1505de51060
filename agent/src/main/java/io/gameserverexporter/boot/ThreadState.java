package io.gameserverexporter.boot;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * What the agent keeps with a thread of the application: one look-up for all that a probe needs.
 *
 * <p>To be passed on to what is called, never to be kept: it is for its own thread alone.
 */
public final class ThreadState {
  private static final ThreadLocal<ThreadState> STATES =
      new ThreadLocal<ThreadState>() {
        @Override
        protected ThreadState initialValue() {
          return new ThreadState();
        }
      };

  /** After so many counts in a stripe a thread asks to become an owner, and again. */
  private static final int OFTEN = 1024;

  /** What the thread works on. */
  @Nullable HttpExchange exchange;

  /** What {@link HttpChannels} has found last; it does not hold the server's object. */
  @Nullable HttpExchange found;

  /** What it has counted alone, of {@link OwnCounts}; null as long as it is no owner. */
  @Nullable AtomicLongArray own;

  private final int stripe = StripedCounts.stripe(Thread.currentThread());
  private int owner = CountOwners.NONE;
  private int countedInStripe;

  private ThreadState() {}

  /** That of the thread that calls. */
  public static ThreadState current() {
    return STATES.get();
  }

  /** Where the thread counts as long as it is no owner. */
  int stripe() {
    return stripe;
  }

  /** Its own counts with room at that index, null when it has none. */
  @Nullable AtomicLongArray ownWith(int index) {
    if (owner != CountOwners.NONE) {
      own = OwnCounts.of(owner, index);
    }
    return own;
  }

  /** It has counted in a stripe. */
  void countedInStripe() {
    countedInStripe++;
    if (countedInStripe == OFTEN) {
      countedInStripe = 0;
      owner = CountOwners.claim(Thread.currentThread());
    }
  }
}
