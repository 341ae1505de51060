package io.gameserverexporter.collect.process;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.JvmStart;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.io.IOException;

/** {@code process}: time and memory that this process uses, from {@code /proc/self}. */
final class ProcessUse implements Source {
  private static final double BYTES_PER_KIB = 1024;

  /** Fields of the file between the state and the user time. */
  private static final int FIELDS_TO_USER_TIME = 11;

  private final ProcFile stat;
  private final ProcFile status;
  private final double startSeconds = JvmStart.seconds();
  private final Family cpu = cpu();
  private final Family start = start();
  private final Family virtual = virtual();
  private final Family resident =
      Family.gauge(
          "process_resident_memory_bytes",
          "Memory that the process really takes, in bytes: heap, code, stacks and buffers. This is"
              + " what a container's limit counts.");

  /**
   * @param directory {@code /proc/self}
   */
  ProcessUse(String directory) {
    stat = new ProcFile(directory + "/stat");
    status = new ProcFile(directory + "/status", ':');
  }

  static Family cpu() {
    return Family.counter(
        "process_cpu_seconds_total",
        "Seconds of processor time that the process used, in user and system mode; its rate is the"
            + " number of processors that it keeps busy.");
  }

  static Family start() {
    return Family.gauge(
        "process_start_time_seconds",
        "When the JVM started, in seconds since 1970: it changes with a restart.");
  }

  static Family virtual() {
    return Family.gauge(
        "process_virtual_memory_bytes",
        "Address space of the process, in bytes; most of it takes no memory.");
  }

  @Override
  public void collect(Reading reading) throws IOException {
    stat.read();
    stat.nextLine();
    stat.skipPastLast(')'); // the name of the program, which may hold anything
    stat.skipTo(FIELDS_TO_USER_TIME);
    double ticks = stat.nextNumber() + stat.nextNumber();
    reading.add(cpu, ticks / ProcFile.TICKS_PER_SECOND);
    if (startSeconds > 0) {
      reading.add(start, startSeconds);
    }
    status.read();
    while (status.nextLine()) {
      status.nextField();
      if (status.isField("VmSize")) {
        reading.add(virtual, status.nextNumber() * BYTES_PER_KIB);
      } else if (status.isField("VmRSS")) {
        reading.add(resident, status.nextNumber() * BYTES_PER_KIB);
      }
    }
  }
}
