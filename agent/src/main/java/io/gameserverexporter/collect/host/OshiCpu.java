package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Locale;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;

/** {@code cpu} by OSHI: what each processor spent its time on. */
final class OshiCpu extends OshiSource {
  private static final double MILLIS_PER_SECOND = 1000;
  private static final TickType[] MODES = TickType.values();

  private final CentralProcessor processor;
  private final Family seconds = Family.counter(Cpu.SECONDS, Cpu.SECONDS_HELP);
  private Labels[][] labels = {};

  OshiCpu(CentralProcessor processor) {
    this.processor = processor;
  }

  @Override
  public void collect(Reading reading) {
    long[][] millis = processor.getProcessorCpuLoadTicks();
    if (labels.length != millis.length) {
      labels = labels(millis.length);
    }
    for (int cpu = 0; cpu < millis.length; cpu++) {
      for (TickType mode : MODES) {
        reading.add(
            seconds,
            labels[cpu][mode.getIndex()],
            millis[cpu][mode.getIndex()] / MILLIS_PER_SECOND);
      }
    }
  }

  private static Labels[][] labels(int processors) {
    Labels[][] labels = new Labels[processors][MODES.length];
    for (int cpu = 0; cpu < processors; cpu++) {
      for (TickType mode : MODES) {
        labels[cpu][mode.getIndex()] =
            Labels.of("cpu", Integer.toString(cpu), "mode", mode.name().toLowerCase(Locale.ROOT));
      }
    }
    return labels;
  }
}
