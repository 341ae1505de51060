package io.gameserverexporter.collect.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to the first field of each line of a file, held from reading to reading: the kernel
 * writes the same lines in the same order until one comes or goes.
 */
public abstract class HeldByLine<T> {
  private final List<Entry<T>> entries = new ArrayList<>();

  private static final class Entry<T> {
    final byte[] field;
    final @Nullable T held;

    Entry(byte[] field, @Nullable T held) {
      this.field = field;
      this.held = held;
    }
  }

  /** Makes what belongs to a field, or null. Asked once, not for each reading. */
  protected abstract @Nullable T make(String field);

  /** What belongs to the file's current field, on the line of this number, counted from 0. */
  public final @Nullable T of(int line, ProcFile file) {
    if (line < entries.size()) {
      Entry<T> entry = entries.get(line);
      if (file.isField(entry.field)) {
        return entry.held;
      }
      entries.subList(line, entries.size()).clear();
    }
    Entry<T> entry = new Entry<>(file.fieldBytes(), make(file.field()));
    entries.add(entry);
    return entry.held;
  }
}
