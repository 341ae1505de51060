package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import oshi.hardware.CentralProcessor;

/** {@code loadavg} by OSHI; nothing on systems that have no load average. */
final class OshiLoadAverage extends OshiSource {
  private final CentralProcessor processor;
  private final Family[] families = LoadAverage.families();

  OshiLoadAverage(CentralProcessor processor) {
    this.processor = processor;
  }

  @Override
  public void collect(Reading reading) {
    double[] averages = processor.getSystemLoadAverage(families.length);
    for (int i = 0; i < families.length; i++) {
      if (averages[i] >= 0) {
        reading.add(families[i], averages[i]);
      }
    }
  }
}
