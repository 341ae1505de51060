package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;

/** {@code diskstats} by OSHI: what disks read and wrote. */
final class OshiDisks extends OshiSource {
  private static final double MILLIS_PER_SECOND = 1000;

  private final HardwareAbstractionLayer hardware;
  private final Family reads = DiskStats.reads();
  private final Family readBytes = DiskStats.readBytes();
  private final Family writes = DiskStats.writes();
  private final Family writtenBytes = DiskStats.writtenBytes();
  private final Family ioNow = DiskStats.ioNow();
  private final Family ioTime = DiskStats.ioTime();
  private List<HWDiskStore> disks;

  OshiDisks(HardwareAbstractionLayer hardware) {
    this.hardware = hardware;
    this.disks = hardware.getDiskStores();
  }

  @Override
  public void collect(Reading reading) {
    for (HWDiskStore disk : disks) {
      if (!disk.updateAttributes()) {
        // Unplugged: who is left shows with the next reading.
        disks = hardware.getDiskStores();
        return;
      }
      Labels labels = Labels.of("device", disk.getName());
      reading.add(reads, labels, (double) disk.getReads());
      reading.add(readBytes, labels, (double) disk.getReadBytes());
      reading.add(writes, labels, (double) disk.getWrites());
      reading.add(writtenBytes, labels, (double) disk.getWriteBytes());
      reading.add(ioNow, labels, (double) disk.getCurrentQueueLength());
      reading.add(ioTime, labels, disk.getTransferTime() / MILLIS_PER_SECOND);
    }
  }
}
