package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.PressureFile;
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
  private final Resource[] resources;

  private static final class Resource {
    final ProcFile file;
    final PressureFile pressure;
    final Family waiting;
    final @Nullable Family stalled;

    Resource(Paths paths, String name, String what) {
      file = new ProcFile(paths.proc("pressure/" + name));
      pressure = new PressureFile(file);
      waiting =
          Family.counter(
              "node_pressure_" + name + "_waiting_seconds_total",
              "Seconds in which at least one thread of the machine waited for " + what + ".");
      // For a whole machine the kernel has no meaning for that of processors.
      stalled =
          name.equals("cpu")
              ? null
              : Family.counter(
                  "node_pressure_" + name + "_stalled_seconds_total",
                  "Seconds in which all threads of the machine that had something to do waited for "
                      + what
                      + ".");
    }
  }

  private Pressure(Paths paths, boolean blocking) {
    super(blocking);
    resources =
        new Resource[] {
          new Resource(paths, "cpu", "a processor"),
          new Resource(paths, "io", "a disk"),
          new Resource(paths, "memory", "memory to be freed")
        };
  }

  /** The source; null where the kernel does not measure this. */
  static @Nullable Source open(Paths paths, boolean blocking) {
    Pressure source = new Pressure(paths, blocking);
    try {
      source.resources[0].file.read();
      return source;
    } catch (IOException e) {
      return null; // the file is there without the figures, too
    }
  }

  @Override
  public void collect(Reading reading) throws IOException {
    for (Resource resource : resources) {
      resource.pressure.read(reading, resource.waiting, resource.stalled);
    }
  }
}
