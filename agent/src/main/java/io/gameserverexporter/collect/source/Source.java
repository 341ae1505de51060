package io.gameserverexporter.collect.source;

import org.jspecify.annotations.Nullable;

/**
 * Where a group of metrics comes from: one file, one name in {@link SourceTable}.
 *
 * <p>A source is made and first read on the sampler's thread. After that {@link #collect} is called
 * by one thread at a time: the one that scrapes, or the sampler's when {@link #intervalMillis} says
 * so.
 *
 * <p>An interface, so that the JVM loads a source's class when it opens, not with the table.
 */
public interface Source {
  /** How often a source that is too slow for a scrape is read: fresh for every usual scrape. */
  int SAMPLED = 5_000;

  /**
   * Reads the figures of this moment.
   *
   * @throws Exception when they cannot be had; nothing of this reading is used then
   */
  void collect(Reading reading) throws Exception;

  /**
   * Milliseconds between two readings in the background, or 0 to be read in the scrape itself. Only
   * what neither blocks nor forks and takes well under a millisecond may say 0.
   */
  default int intervalMillis() {
    return 0;
  }

  /**
   * Called when {@link #collect} has not come back in time and its thread is left behind. A source
   * that knows what it hangs on, and can do without, says what that is: it is then read again by
   * another thread while that call still hangs, whose result is dropped if it ever ends. Others say
   * null, and are left alone until the call ends.
   */
  default @Nullable String goesOnWithout() {
    return null;
  }

  /**
   * Milliseconds for which the last reading has left a thread of the JDK's behind, as starting a
   * process does. The sampler's own thread is gone for that time, lest there be one more than
   * usual; what is sampled stays as it is.
   */
  default int lingerMillis() {
    return 0;
  }

  /**
   * Whether its samples must not get much older than the interval, so that the sampler's thread
   * stays even beside one that a reading has left behind.
   */
  default boolean mustBeFresh() {
    return false;
  }

  /** Gives back what the source holds outside itself. */
  default void close() {}
}
