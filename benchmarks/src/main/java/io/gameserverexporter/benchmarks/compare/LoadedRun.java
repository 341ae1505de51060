package io.gameserverexporter.benchmarks.compare;

import io.gameserverexporter.benchmarks.server.Usage;
import java.util.List;

/**
 * One JVM's part in a round under load.
 *
 * @param windows its measurements; the n-th of all variants lie side by side
 * @param atRest what it held when the load was over
 * @param sent requests that were sent in all
 * @param counted requests that the variant counted
 * @param quiet whether the JIT had come to rest before
 */
record LoadedRun(List<Window> windows, Usage atRest, long sent, long counted, boolean quiet) {

  /** The CPU of the request threads, of that of {@code other} at the same time. */
  double cpuRatioTo(LoadedRun other) {
    double[] ratios = new double[windows.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = windows.get(i).cpuMicros() / other.windows.get(i).cpuMicros();
    }
    return Numbers.median(ratios);
  }
}
