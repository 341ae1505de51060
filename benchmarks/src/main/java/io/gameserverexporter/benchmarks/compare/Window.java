package io.gameserverexporter.benchmarks.compare;

import io.gameserverexporter.benchmarks.server.Usage;

/**
 * What a number of requests have used, for each of them.
 *
 * @param bytes allocated by the request threads
 * @param cpuMicros CPU of the request threads
 * @param processCpuMicros CPU of the whole process
 * @param collections garbage collections, for a million requests
 */
record Window(double bytes, double cpuMicros, double processCpuMicros, double collections) {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MILLION = 1e6;

  static Window between(Usage before, Usage after, int requests) {
    return new Window(
        (double) (after.requestBytes() - before.requestBytes()) / requests,
        (after.requestCpu() - before.requestCpu()) / NANOS_PER_MICRO / requests,
        (after.processCpu() - before.processCpu()) / NANOS_PER_MICRO / requests,
        (after.collections() - before.collections()) * MILLION / requests);
  }
}
