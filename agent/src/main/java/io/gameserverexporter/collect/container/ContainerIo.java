package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code container_io}: what the container read from block devices and wrote to them, under
 * cAdvisor's names.
 *
 * <p>Version 2 has all in {@code io.stat}, as {@code 8:0 rbytes=4096 wbytes=0 rios=1 wios=0 ...};
 * old kernels put several devices into one line, those without figures first. Version 1 has a file
 * for bytes and one for operations, with lines as {@code 8:0 Read 4096} and, last, {@code Total
 * 4096}.
 */
final class ContainerIo extends ContainerSource {
  private static final String READ_BYTES = "rbytes=";
  private static final String WRITTEN_BYTES = "wbytes=";
  private static final String READS = "rios=";
  private static final String WRITES = "wios=";

  /**
   * Where version 1 has its figures, the best first: those of a disk's scheduler exist with every
   * scheduler, but only the named one counts there.
   */
  private static final String[] FILES_OF_VERSION_1 = {
    "blkio.throttle.%s_recursive", "blkio.throttle.%s", "blkio.%s_recursive"
  };

  private final Family readBytes =
      Family.counter(
          "container_fs_reads_bytes_total",
          "Bytes that the container read from the device; what the kernel still had in memory does"
              + " not count.");
  private final Family reads =
      Family.counter("container_fs_reads_total", "Reads of the container from the device.");
  private final Family writtenBytes =
      Family.counter(
          "container_fs_writes_bytes_total",
          "Bytes that the container wrote to the device. World saves and logs show here when the"
              + " kernel writes them out.");
  private final Family writes =
      Family.counter("container_fs_writes_total", "Writes of the container to the device.");

  private final BlockDevices devices;
  private @Nullable ProcFile all;
  private @Nullable ProcFile bytes;
  private @Nullable ProcFile operations;

  ContainerIo(Cgroup cgroup) {
    super(cgroup, "blkio");
    devices = new BlockDevices(cgroup.sysfs());
  }

  @Override
  void open(CgroupFolder folder) {
    all = folder.unified ? folder.file("io.stat") : null;
    bytes = folder.unified ? null : fileOfVersion1(folder, "io_service_bytes");
    operations = folder.unified ? null : fileOfVersion1(folder, "io_serviced");
  }

  private static @Nullable ProcFile fileOfVersion1(CgroupFolder folder, String figure) {
    for (String name : FILES_OF_VERSION_1) {
      ProcFile file = folder.file(name.replace("%s", figure));
      if (file != null) {
        return file;
      }
    }
    return null;
  }

  @Override
  void read(Reading reading) throws IOException {
    ProcFile file = all;
    if (file != null) {
      readVersion2(reading, file);
    }
    readVersion1(reading, bytes, readBytes, writtenBytes);
    readVersion1(reading, operations, reads, writes);
  }

  private void readVersion2(Reading reading, ProcFile file) throws IOException {
    file.read();
    while (file.nextLine()) {
      Labels device = null;
      while (file.nextField()) {
        if (file.startsWith(READ_BYTES)) {
          add(reading, readBytes, device, file.number(READ_BYTES.length()));
        } else if (file.startsWith(WRITTEN_BYTES)) {
          add(reading, writtenBytes, device, file.number(WRITTEN_BYTES.length()));
        } else if (file.startsWith(READS)) {
          add(reading, reads, device, file.number(READS.length()));
        } else if (file.startsWith(WRITES)) {
          add(reading, writes, device, file.number(WRITES.length()));
        } else if (file.startsWithDigit()) {
          device = devices.of(file);
        }
      }
    }
  }

  private void readVersion1(
      Reading reading, @Nullable ProcFile file, Family ofReads, Family ofWrites)
      throws IOException {
    if (file == null) {
      return;
    }
    file.read();
    while (file.nextLine()) {
      if (file.nextField() && file.startsWithDigit()) {
        Labels device = devices.of(file);
        if (file.nextField()) {
          if (file.isField("Read")) {
            reading.add(ofReads, device, file.nextNumber());
          } else if (file.isField("Write")) {
            reading.add(ofWrites, device, file.nextNumber());
          }
        }
      }
    }
  }

  private static void add(Reading reading, Family family, @Nullable Labels device, double value)
      throws IOException {
    if (device == null) {
      throw new IOException("io.stat has figures without a device");
    }
    reading.add(family, device, value);
  }
}
