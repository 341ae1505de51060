package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import oshi.hardware.CentralProcessor;
import oshi.software.os.OperatingSystem;

/** {@code stat} by OSHI: boot time, interrupts and context switches. */
final class OshiStat extends OshiSource {
  private final CentralProcessor processor;
  private final OperatingSystem system;
  private final Family interrupts = Stat.interrupts();
  private final Family contextSwitches = Stat.contextSwitches();
  private final Family bootTime = Stat.bootTime();

  OshiStat(CentralProcessor processor, OperatingSystem system) {
    this.processor = processor;
    this.system = system;
  }

  @Override
  public void collect(Reading reading) {
    reading.add(bootTime, (double) system.getSystemBootTime());
    addIfKnown(reading, interrupts, processor.getInterrupts());
    addIfKnown(reading, contextSwitches, processor.getContextSwitches());
  }

  /** OSHI has 0 where a system does not tell, as macOS. */
  private static void addIfKnown(Reading reading, Family family, long value) {
    if (value > 0) {
      reading.add(family, (double) value);
    }
  }
}
