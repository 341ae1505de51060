package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code cpu}: what each processor spent its time on, from {@code /proc/stat}. */
final class Cpu extends ProcSource {
  static final String SECONDS = "node_cpu_seconds_total";
  static final String SECONDS_HELP =
      "Seconds that each processor spent in each mode since boot. The rate of all modes but idle and"
          + " iowait is the load on it; steal is what the hypervisor gave to others.";
  private static final String[] MODES = {
    "user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"
  };
  private static final String[] GUEST_MODES = {"user", "nice"};
  private static final int IDLE = 3;

  /** Idle time that is lost by more than this comes from a processor that was off in between. */
  private static final double RESET_SECONDS = 3;

  private final ProcFile stat;
  private final Family seconds = Family.counter(SECONDS, SECONDS_HELP);
  private final Family guestSeconds =
      Family.counter(
          "node_cpu_guest_seconds_total",
          "Seconds that each processor ran virtual machines for others; part of user and nice in"
              + " node_cpu_seconds_total.");
  private final List<Processor> processors = new ArrayList<>();

  Cpu(Paths paths, boolean blocking) {
    super(blocking);
    stat = new ProcFile(paths.proc("stat"));
  }

  private static final class Processor {
    final int number;
    final Labels[] labels = new Labels[MODES.length];
    final Labels[] guestLabels = new Labels[GUEST_MODES.length];
    final double[] seconds = new double[MODES.length + GUEST_MODES.length];

    Processor(int number) {
      this.number = number;
      String cpu = Integer.toString(number);
      for (int i = 0; i < MODES.length; i++) {
        labels[i] = Labels.of("cpu", cpu, "mode", MODES[i]);
      }
      for (int i = 0; i < GUEST_MODES.length; i++) {
        guestLabels[i] = Labels.of("cpu", cpu, "mode", GUEST_MODES[i]);
      }
    }

    /** The kernel's iowait and idle sometimes step back a little, which a counter must not. */
    void advance(double[] now) {
      boolean reset = seconds[IDLE] - now[IDLE] >= RESET_SECONDS;
      for (int i = 0; i < seconds.length; i++) {
        if (reset || now[i] > seconds[i]) {
          seconds[i] = now[i];
        }
      }
    }
  }

  @Override
  public void collect(Reading reading) throws IOException {
    stat.read();
    double[] now = new double[MODES.length + GUEST_MODES.length];
    int line = 0;
    while (stat.nextLine() && stat.nextField() && stat.startsWith("cpu")) {
      if (stat.isField("cpu")) {
        continue; // the sum of all
      }
      Processor processor = processor(line++, stat.index("cpu".length()));
      for (int i = 0; i < now.length; i++) {
        // Old kernels have fewer columns.
        now[i] = stat.nextField() ? stat.number() / ProcFile.TICKS_PER_SECOND : 0;
      }
      processor.advance(now);
      for (int i = 0; i < MODES.length; i++) {
        reading.add(seconds, processor.labels[i], processor.seconds[i]);
      }
      for (int i = 0; i < GUEST_MODES.length; i++) {
        reading.add(guestSeconds, processor.guestLabels[i], processor.seconds[MODES.length + i]);
      }
    }
    if (line == 0) {
      throw new IOException(stat.path() + " lists no processor");
    }
  }

  private Processor processor(int line, int number) {
    if (line < processors.size() && processors.get(line).number == number) {
      return processors.get(line);
    }
    // One came or went: what follows in the list has moved.
    processors.subList(line, processors.size()).clear();
    Processor processor = new Processor(number);
    processors.add(processor);
    return processor;
  }
}
