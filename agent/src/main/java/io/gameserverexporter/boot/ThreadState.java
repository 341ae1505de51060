package io.gameserverexporter.boot;

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

  /** After so many counts in a shared stripe a thread asks for one of its own, and again. */
  private static final int OFTEN = 1024;

  /** What the thread works on. */
  @Nullable HttpExchange exchange;

  /** What {@link HttpChannels} has found last; it does not hold the server's object. */
  @Nullable HttpExchange found;

  private int stripe = StripeOwners.shared(Thread.currentThread());
  private int shared;

  private ThreadState() {}

  /** That of the thread that calls. */
  public static ThreadState current() {
    return STATES.get();
  }

  /** Where the thread counts. */
  int stripe() {
    return stripe;
  }

  /** It has counted in a stripe that is not its own. */
  void countedInShared() {
    shared++;
    if (shared == OFTEN) {
      shared = 0;
      stripe = StripeOwners.claim(Thread.currentThread(), stripe);
    }
  }
}
