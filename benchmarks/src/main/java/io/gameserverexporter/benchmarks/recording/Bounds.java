package io.gameserverexporter.benchmarks.recording;

/** Upper bounds of the buckets that everything here records into. */
final class Bounds {
  /** The agent's default, in seconds; those of the semantic conventions for HTTP servers. */
  private static final double[] SECONDS = {
    .005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10
  };

  private Bounds() {}

  static double[] seconds() {
    return SECONDS.clone();
  }
}
