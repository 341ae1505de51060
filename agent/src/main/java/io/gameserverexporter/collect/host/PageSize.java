package io.gameserverexporter.collect.host;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The size of a page of memory. */
final class PageSize {
  private static final int USUAL = 4096;

  /** {@code AT_PAGESZ} of {@code elf.h}. */
  private static final long KEY = 6;

  private static final int MOST_BYTES = 4096;

  private PageSize() {}

  /** As the kernel has told this process when it was started. */
  static int bytes() {
    byte[] auxv = new byte[MOST_BYTES];
    int length;
    try (RandomAccessFile file = new RandomAccessFile("/proc/self/auxv", "r")) {
      length = file.read(auxv);
    } catch (IOException e) {
      return USUAL;
    }
    ByteBuffer entries = ByteBuffer.wrap(auxv).order(ByteOrder.nativeOrder());
    for (int i = 0; i + 2 * Long.BYTES <= length; i += 2 * Long.BYTES) {
      if (entries.getLong(i) == KEY) {
        return (int) entries.getLong(i + Long.BYTES);
      }
    }
    return USUAL; // a 32 bit JVM has shorter entries
  }
}
