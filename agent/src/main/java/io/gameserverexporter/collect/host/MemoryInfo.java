package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code meminfo}: every line of {@code /proc/meminfo}, as node_exporter names them. */
final class MemoryInfo extends ProcSource {
  private static final double BYTES_PER_KIB = 1024;

  private final ProcFile file;
  private final List<Line> lines = new ArrayList<>();

  MemoryInfo(Paths paths, boolean blocking) {
    super(blocking);
    file = new ProcFile(paths.proc("meminfo"), ':');
  }

  private static final class Line {
    final byte[] key;
    final Family family;
    final boolean hasUnit;

    Line(byte[] key, Family family, boolean hasUnit) {
      this.key = key;
      this.family = family;
      this.hasUnit = hasUnit;
    }
  }

  @Override
  public void collect(Reading reading) throws IOException {
    file.read();
    int number = 0;
    while (file.nextLine()) {
      if (!file.nextField()) {
        continue;
      }
      if (number >= lines.size() || !file.isField(lines.get(number).key)) {
        lines.subList(number, lines.size()).clear();
        lines.add(line());
      } else {
        file.nextField();
      }
      Line line = lines.get(number++);
      reading.add(line.family, line.hasUnit ? file.number() * BYTES_PER_KIB : file.number());
    }
    if (number == 0) {
      throw new IOException(file.path() + " is empty");
    }
  }

  /** Learns the line whose key is the current field, and moves to its number. */
  private Line line() throws IOException {
    byte[] key = file.fieldBytes();
    String field = file.field();
    if (!file.nextField()) {
      throw new IOException(file.path() + " has no figure for " + field);
    }
    // Active(anon) becomes Active_anon
    String name = field.replace('(', '_').replace(")", "");
    boolean hasUnit = !file.rest().isEmpty();
    return new Line(
        key,
        Family.gauge("node_memory_" + name + (hasUnit ? "_bytes" : ""), help(field, hasUnit)),
        hasUnit);
  }

  /** What the field says, for those that operators look at first. */
  static String help(String field, boolean hasUnit) {
    switch (field) {
      case "MemTotal":
        return "Memory of the machine that the kernel can use, in bytes.";
      case "MemFree":
        return "Memory that nothing uses, in bytes. Low on a healthy machine, as free memory becomes"
            + " cache; see node_memory_MemAvailable_bytes.";
      case "MemAvailable":
        return "Memory that programs can still get without swapping, in bytes: the figure to alert"
            + " on.";
      case "Buffers":
        return "Memory that holds raw disk blocks, in bytes; given back when needed.";
      case "Cached":
        return "Memory that holds files read or written lately, in bytes; given back when needed,"
            + " except for tmpfs.";
      case "Active":
        return "Memory used lately, which the kernel keeps as long as it can, in bytes.";
      case "Inactive":
        return "Memory not used lately, which the kernel takes back first, in bytes.";
      case "SwapTotal":
        return "Swap space, in bytes.";
      case "SwapFree":
        return "Swap space that is not in use, in bytes. A JVM whose heap is swapped stalls in each"
            + " collection.";
      case "Dirty":
        return "Memory that waits to be written to disk, in bytes.";
      case "Slab":
        return "Memory of the kernel's own objects, in bytes.";
      case "Committed_AS":
        return "Memory that programs have asked for, used or not, in bytes.";
      default:
        return "Field " + field + " of /proc/meminfo" + (hasUnit ? ", in bytes." : ".");
    }
  }
}
