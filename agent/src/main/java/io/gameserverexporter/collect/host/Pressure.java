package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code pressure}: for how long threads waited for a processor, a disk or memory, from {@code
 * /proc/pressure}; on Linux 4.20 and later where it is not switched off.
 */
final class Pressure extends ProcSource {
  private static final double MICROS_PER_SECOND = 1e6;

  private static final class Line {
    final String start;
    final Family family;

    Line(String start, Family family) {
      this.start = start;
      this.family = family;
    }
  }

  private final ProcFile[] files;
  private final Line[][] lines = {
    {
      line(
          "some",
          "cpu_waiting",
          "Seconds in which at least one thread of the machine waited for a processor.")
    },
    {
      line(
          "some",
          "io_waiting",
          "Seconds in which at least one thread of the machine waited for a disk."),
      line(
          "full",
          "io_stalled",
          "Seconds in which all threads that had something to do waited for a disk.")
    },
    {
      line(
          "some",
          "memory_waiting",
          "Seconds in which at least one thread of the machine waited for memory to be freed."),
      line(
          "full",
          "memory_stalled",
          "Seconds in which all threads that had something to do waited for memory to be freed.")
    }
  };

  private Pressure(Paths paths, boolean blocking) {
    super(blocking);
    files =
        new ProcFile[] {
          new ProcFile(paths.proc("pressure/cpu"), '='),
          new ProcFile(paths.proc("pressure/io"), '='),
          new ProcFile(paths.proc("pressure/memory"), '=')
        };
  }

  private static Line line(String start, String name, String help) {
    return new Line(start, Family.counter("node_pressure_" + name + "_seconds_total", help));
  }

  /** The source; null where the kernel does not measure this. */
  static @Nullable Source open(Paths paths, boolean blocking) {
    Pressure source = new Pressure(paths, blocking);
    try {
      source.files[0].read();
      return source;
    } catch (IOException e) {
      return null; // the file is there without the figures, too
    }
  }

  /** Takes each line as {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=1234}. */
  @Override
  public void collect(Reading reading) throws IOException {
    for (int i = 0; i < files.length; i++) {
      files[i].read();
      while (files[i].nextLine() && files[i].nextField()) {
        for (Line line : lines[i]) {
          if (files[i].isField(line.start)) {
            files[i].skipPastLast('=');
            reading.add(line.family, files[i].nextNumber() / MICROS_PER_SECOND);
            break;
          }
        }
      }
    }
  }
}
