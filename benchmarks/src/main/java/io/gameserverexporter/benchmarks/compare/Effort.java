package io.gameserverexporter.benchmarks.compare;

/**
 * How much is run.
 *
 * @param minutes after which no further round of load begins
 * @param rounds how often each server is started with each variant and loaded
 * @param warmUpRequests sent before anything is measured, at least
 * @param maxWarmUpRequests sent at most, should the JIT not come to rest
 * @param windows measurements in each round, of all variants in turn
 * @param windowRequests requests in each measurement
 * @param startRounds how often each variant's start is measured, in turn
 * @param classRounds how often the loading of classes is measured with each agent, in turn
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
    int classRounds,
    int warmUpScrapes,
    int scrapes,
    int idleMillis,
    int recordingForks,
    int recordingIterations,
    int recordingMillis) {

  static final Effort FULL =
      new Effort(18, 5, 150_000, 300_000, 15, 10_000, 5, 15, 1_000, 200, 8_000, 2, 3, 1_000);

  static final Effort QUICK =
      new Effort(2, 1, 40_000, 80_000, 7, 5_000, 2, 7, 100, 100, 1_500, 1, 2, 250);
}
