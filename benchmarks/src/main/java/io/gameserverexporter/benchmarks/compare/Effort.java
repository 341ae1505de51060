package io.gameserverexporter.benchmarks.compare;

/**
 * How much is run.
 *
 * @param minutes after which no further round of load begins
 * @param rounds how often each server runs with each variant under load, in turn
 * @param warmUpRequests sent before anything is measured, at least
 * @param maxWarmUpRequests sent at most, should the JIT not come to rest
 * @param windows measurements in each run
 * @param windowRequests requests in each measurement
 * @param startRounds how often each variant's start is measured, in turn
 * @param warmUpScrapes scrapes before the warm ones are measured
 * @param scrapes warm scrapes that are measured
 * @param idleMillis how long an idle server is watched
 * @param recordingForks JVMs in which the recording path is measured
 * @param recordingIterations warm-ups and measurements in each of them
 * @param recordingMillis how long each of these takes
 */
record Effort(
    int minutes,
    int rounds,
    int warmUpRequests,
    int maxWarmUpRequests,
    int windows,
    int windowRequests,
    int startRounds,
    int warmUpScrapes,
    int scrapes,
    int idleMillis,
    int recordingForks,
    int recordingIterations,
    int recordingMillis) {

  static final Effort FULL =
      new Effort(18, 4, 150_000, 300_000, 8, 20_000, 5, 1_000, 200, 8_000, 2, 3, 1_000);

  static final Effort QUICK =
      new Effort(2, 1, 60_000, 100_000, 5, 10_000, 2, 200, 100, 2_000, 1, 2, 300);
}
