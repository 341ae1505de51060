package io.gameserverexporter.benchmarks.floor;

/**
 * Requests and their durations as one who writes the server would count them: two readings of the
 * clock, a bucket and a sum. For one thread, so that it takes no lock; without method, route and
 * status.
 */
final class HandCount {
  private static final long FIRST_BOUND_NANOS = 5_000_000;

  // Each bound is twice the one before.
  private final long[] buckets = new long[16];
  private long sumNanos;
  private long startNanos;

  /** A request has been decoded. */
  void begin() {
    startNanos = System.nanoTime();
  }

  /** Its response has been written. */
  void end() {
    long nanos = System.nanoTime() - startNanos;
    int bucket = 0;
    while (bucket < buckets.length - 1 && nanos > FIRST_BOUND_NANOS << bucket) {
      bucket++;
    }
    buckets[bucket]++;
    sumNanos += nanos;
  }

  /** How many have been counted. */
  long requests() {
    long requests = 0;
    for (long count : buckets) {
      requests += count;
    }
    return requests;
  }

  /** How long all of them took. */
  long sumNanos() {
    return sumNanos;
  }
}
