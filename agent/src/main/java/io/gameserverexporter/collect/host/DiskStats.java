package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;

/**
 * {@code diskstats}: what block devices read and wrote, from {@code /proc/diskstats}, without the
 * devices that node_exporter leaves out by default.
 */
final class DiskStats extends ProcSource {
  /** After the major and the minor number. */
  private static final int DEVICE_FIELD = 3;

  private static final double SECTOR_BYTES = 512;
  private static final double MILLIS_PER_SECOND = 1000;

  private final ProcFile file;
  private final Column[] columns = {
    new Column(reads(), 1, 1),
    count("reads_merged_total", "Reads that were joined with one next to them."),
    new Column(readBytes(), SECTOR_BYTES, 1),
    millis(
        "read_time_seconds_total",
        "Seconds that reads took, all added up; its rate divided by that of reads is the time of one"
            + " read."),
    new Column(writes(), 1, 1),
    count("writes_merged_total", "Writes that were joined with one next to them."),
    new Column(writtenBytes(), SECTOR_BYTES, 1),
    millis(
        "write_time_seconds_total",
        "Seconds that writes took, all added up; its rate divided by that of writes is the time of"
            + " one write."),
    new Column(ioNow(), 1, 1),
    new Column(ioTime(), 1, MILLIS_PER_SECOND),
    millis(
        "io_time_weighted_seconds_total",
        "Seconds that reads and writes spent waiting and at work, all added up; its rate is the"
            + " length of the queue."),
    count("discards_completed_total", "Discards (TRIM) done."),
    count("discards_merged_total", "Discards that were joined with one next to them."),
    count("discarded_sectors_total", "Sectors of 512 bytes discarded."),
    millis("discard_time_seconds_total", "Seconds that discards took."),
    count("flush_requests_total", "Flushes of the device's own cache done."),
    millis("flush_requests_time_seconds_total", "Seconds that flushes took."),
  };
  private final DeviceLabels devices =
      new DeviceLabels() {
        @Override
        boolean isExcluded(String device) {
          return DiskStats.isExcluded(device);
        }
      };

  DiskStats(Paths paths, boolean blocking) {
    super(blocking);
    file = new ProcFile(paths.proc("diskstats"));
  }

  private static final class Column {
    final Family family;
    final double multiplier;
    final double divisor;

    Column(Family family, double multiplier, double divisor) {
      this.family = family;
      this.multiplier = multiplier;
      this.divisor = divisor;
    }
  }

  private static Column count(String name, String help) {
    return new Column(Family.counter("node_disk_" + name, help), 1, 1);
  }

  private static Column millis(String name, String help) {
    return new Column(Family.counter("node_disk_" + name, help), 1, MILLIS_PER_SECOND);
  }

  static Family reads() {
    return Family.counter("node_disk_reads_completed_total", "Reads done.");
  }

  static Family readBytes() {
    return Family.counter("node_disk_read_bytes_total", "Bytes read.");
  }

  static Family writes() {
    return Family.counter("node_disk_writes_completed_total", "Writes done.");
  }

  static Family writtenBytes() {
    return Family.counter("node_disk_written_bytes_total", "Bytes written.");
  }

  static Family ioNow() {
    return Family.gauge("node_disk_io_now", "Reads and writes under way at this moment.");
  }

  static Family ioTime() {
    return Family.counter(
        "node_disk_io_time_seconds_total",
        "Seconds in which the device had something to do; a rate near 1 means that it never rests.");
  }

  @Override
  public void collect(Reading reading) throws IOException {
    file.read();
    for (int line = 0; file.nextLine(); line++) {
      if (!file.skipTo(DEVICE_FIELD)) {
        throw new IOException(file.path() + " has a line without a device");
      }
      Labels device = devices.of(line, file);
      // Discards came with Linux 4.18, flushes with 5.5.
      for (int i = 0; device != null && i < columns.length && file.nextField(); i++) {
        Column column = columns[i];
        reading.add(column.family, device, file.number() * column.multiplier / column.divisor);
      }
    }
  }

  /** node_exporter's {@code ^(ram|loop|fd|(h|s|v|xv)d[a-z]|nvme\d+n\d+p)\d+$}. */
  static boolean isExcluded(String device) {
    int end = device.length();
    while (end > 0 && isDigit(device.charAt(end - 1))) {
      end--;
    }
    if (end == device.length()) {
      return false;
    }
    String stem = device.substring(0, end);
    switch (stem) {
      case "ram":
      case "loop":
      case "fd":
        return true;
      default:
        return isPartitionOfDisk(stem) || isPartitionOfNvme(stem);
    }
  }

  /** {@code (h|s|v|xv)d[a-z]}. */
  private static boolean isPartitionOfDisk(String stem) {
    int length = stem.length();
    if (length < 3 || stem.charAt(length - 2) != 'd') {
      return false;
    }
    char letter = stem.charAt(length - 1);
    String kind = stem.substring(0, length - 2);
    return letter >= 'a'
        && letter <= 'z'
        && (kind.equals("h") || kind.equals("s") || kind.equals("v") || kind.equals("xv"));
  }

  /** {@code nvme\d+n\d+p}. */
  private static boolean isPartitionOfNvme(String stem) {
    if (!stem.startsWith("nvme") || !stem.endsWith("p")) {
      return false;
    }
    int controller = digits(stem, 4);
    if (controller == 4 || controller >= stem.length() || stem.charAt(controller) != 'n') {
      return false;
    }
    int name = digits(stem, controller + 1);
    return name > controller + 1 && name == stem.length() - 1;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
