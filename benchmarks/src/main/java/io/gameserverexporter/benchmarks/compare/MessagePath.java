package io.gameserverexporter.benchmarks.compare;

import io.gameserverexporter.benchmarks.messages.MessageBenchmark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One message in a Netty pipeline, measured by JMH in JVMs without the agent and with it. */
final class MessagePath {
  private static final String YARDSTICK = "heldCounter";
  private static final double MAX_NANOS = 60;
  private static final int TURNS = 3;

  // As many for a rough look: a pipeline takes that long until the JIT has come to rest.
  private static final int WARM_UPS = 8;
  private static final int ITERATIONS = 6;
  private static final TimeValue EACH = TimeValue.milliseconds(500);

  private final Layout layout;
  private final Effort effort;
  private final Report report;

  MessagePath(Layout layout, Effort effort, Report report) {
    this.layout = layout;
    this.effort = effort;
    this.report = report;
  }

  void run() throws RunnerException {
    Map<String, Double> none = new HashMap<>();
    Map<String, Double> again = new HashMap<>();
    Map<String, Double> agent = new HashMap<>();
    for (int turn = 1; turn <= TURNS; turn++) {
      report.progress("a message on Netty, turn %d of %d", turn, TURNS);
      keepLeast(none);
      keepLeast(agent, "-javaagent:" + layout.agent() + "=port=0");
      keepLeast(again);
    }
    Table table =
        new Table("a message on Netty", "none", "none again", "gameserver-exporter", "more");
    double counter = none.getOrDefault(YARDSTICK, Double.NaN);
    for (String name : List.of("received", "sent")) {
      double before = none.getOrDefault(name, Double.NaN);
      double with = agent.getOrDefault(name, Double.NaN);
      table.add(
          name,
          nanos(before),
          nanos(again.getOrDefault(name, Double.NaN)),
          nanos(with),
          nanos(with - before));
      report.target(
          "a message " + name + " on Netty: time beyond a held counter's " + nanos(counter),
          MAX_NANOS,
          with - before - counter,
          "%.1f ns");
    }
    report.section("A message on Netty (JMH)", table);
  }

  /** The best iteration: what makes the others slower is what else the machine did. */
  private void keepLeast(Map<String, Double> least, String... jvmArguments) throws RunnerException {
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(MessageBenchmark.class.getName() + ".*")
                    .forks(effort.recordingForks())
                    .jvmArgsAppend(jvmArguments)
                    .warmupIterations(WARM_UPS)
                    .warmupTime(EACH)
                    .measurementIterations(ITERATIONS)
                    .measurementTime(EACH)
                    .verbosity(VerboseMode.SILENT)
                    // What the agent says would stand between the tables.
                    .output(layout.scratch().resolve("message-path.log").toString())
                    .shouldFailOnError(true)
                    .build())
            .run()) {
      String name = result.getParams().getBenchmark();
      least.merge(
          name.substring(name.lastIndexOf('.') + 1),
          result.getPrimaryResult().getStatistics().getMin(),
          Math::min);
    }
  }

  private static String nanos(double nanos) {
    return Numbers.format("%.1f ns", nanos);
  }
}
