package io.gameserverexporter.benchmarks.compare;

import io.gameserverexporter.benchmarks.recording.RecordingBenchmark;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The recording path by itself, measured by JMH with one thread and with two. */
final class Recording {
  private static final String AGENT = "agent";
  private static final String YARDSTICK = "heldHistogram";
  private static final double MAX_RATIO = 1.5;
  private static final double NO_BYTES = 0;

  /** By name of the benchmark, in the order of the table. */
  private final Map<String, String> titles = new LinkedHashMap<>();

  private final Effort effort;
  private final Report report;

  Recording(Effort effort, Report report) {
    this.effort = effort;
    this.report = report;
    titles.put("twoClockReads", "two nanoTime");
    titles.put("byHand", "two nanoTime + bucket and sum by hand");
    titles.put(YARDSTICK, "two nanoTime + held classic histogram");
    titles.put(AGENT, "agent, whole recording path");
    titles.put("agentManyRoutes", "agent, 64 routes x 5 statuses");
    titles.put("labelValues", "two nanoTime + labelValues");
    titles.put("labelValuesManyRoutes", "two nanoTime + labelValues, 64 routes x 5 statuses");
  }

  void run() throws RunnerException {
    Map<String, RunResult> one = run(1);
    Map<String, RunResult> two = run(2);
    Table table = new Table("recording one request", "1 thread", "2 threads", "bytes");
    titles.forEach(
        (name, title) ->
            table.add(
                title,
                Numbers.format("%.1f ns", nanos(one, name)),
                Numbers.format("%.1f ns", nanos(two, name)),
                Numbers.format("%.1f", bytes(one, name))));
    report.section("Recording one request (JMH)", table);
    report.target(
        "recording one request: allocated",
        NO_BYTES,
        Math.max(
            Math.max(bytes(one, AGENT), bytes(two, AGENT)),
            Math.max(bytes(one, "agentManyRoutes"), bytes(two, "agentManyRoutes"))),
        "%.1f bytes");
    ratio("1 thread", one);
    ratio("2 threads", two);
  }

  private void ratio(String threads, Map<String, RunResult> results) {
    report.target(
        "recording one request: time, " + threads + ", of clock and held histogram",
        MAX_RATIO,
        nanos(results, AGENT) / nanos(results, YARDSTICK),
        "x%.2f");
  }

  private Map<String, RunResult> run(int threads) throws RunnerException {
    report.progress("recording path, threads: %d", threads);
    Map<String, RunResult> results = new LinkedHashMap<>();
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(RecordingBenchmark.class.getName() + ".*")
                    .threads(threads)
                    .forks(effort.recordingForks())
                    .warmupIterations(effort.recordingIterations())
                    .warmupTime(TimeValue.milliseconds(effort.recordingMillis()))
                    .measurementIterations(effort.recordingIterations())
                    .measurementTime(TimeValue.milliseconds(effort.recordingMillis()))
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run()) {
      String name = result.getParams().getBenchmark();
      results.put(name.substring(name.lastIndexOf('.') + 1), result);
    }
    return results;
  }

  private static double nanos(Map<String, RunResult> results, String name) {
    // The best iteration: what makes the others slower is what else the machine did.
    return of(results, name).getPrimaryResult().getStatistics().getMin();
  }

  private static double bytes(Map<String, RunResult> results, String name) {
    RunResult result = of(results, name);
    for (String label : result.getSecondaryResults().keySet()) {
      if (label.endsWith("gc.alloc.rate.norm")) {
        // To a tenth: JMH allocates a little itself, which it spreads over all operations.
        return Math.round(result.getSecondaryResults().get(label).getScore() * 10) / 10.0;
      }
    }
    return Double.NaN;
  }

  private static RunResult of(Map<String, RunResult> results, String name) {
    RunResult result = results.get(name);
    if (result == null) {
      throw new IllegalStateException("no such benchmark: " + name);
    }
    return result;
  }
}
