package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeMap;

/** The CPU time of a process as the kernel gives it, noted down again and again. */
final class CpuTime {
  /** USER_HZ, which is 100 on every Linux that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int UTIME = 11;

  private final long pid;
  private final TreeMap<Instant, Double> notes = new TreeMap<>();

  CpuTime(long pid) {
    this.pid = pid;
  }

  void note() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    // From the state on; the name before it is in parentheses and may have spaces in it.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    double seconds =
        (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS_PER_SECOND;
    notes.put(Instant.now(), seconds);
  }

  /** CPU time used between two moments, in seconds, as far as it was noted. */
  double between(Instant from, Instant to) {
    return Objects.requireNonNull(notes.floorEntry(to)).getValue()
        - Objects.requireNonNull(notes.ceilingEntry(from)).getValue();
  }
}
