package io.gameserverexporter.web;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a client has sent and nobody has read yet, at most {@link Limits#HEAD_BYTES}. Holds no
 * memory while it is empty, so that idle connections cost next to nothing.
 */
final class Input {
  private static final byte[] NOTHING = new byte[0];
  private static final int FIRST_SIZE = 1024;

  private byte[] bytes = NOTHING;
  private int length;
  private int scanned;
  private int lineStart;

  boolean isEmpty() {
    return length == 0;
  }

  int length() {
    return length;
  }

  /** How many more bytes fit. */
  int room() {
    return Limits.HEAD_BYTES - length;
  }

  /** Takes all that remains in a buffer; it must fit. */
  void add(ByteBuffer source) {
    int added = source.remaining();
    if (length + added > bytes.length) {
      int size = Math.max(FIRST_SIZE, Math.max(bytes.length * 2, length + added));
      bytes = Arrays.copyOf(bytes, Math.min(size, Limits.HEAD_BYTES));
    }
    source.get(bytes, length, added);
    length += added;
  }

  /** The bytes themselves, valid until the next call that adds or drops some. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Length of the first request's line and headers with the empty line that ends them, or -1 when
   * it has not come yet. Empty lines before the request are dropped, as RFC 9112 asks for. Every
   * byte is looked at once, however slowly they come.
   */
  int headLength() {
    while (scanned < length) {
      if (bytes[scanned++] != '\n') {
        continue;
      }
      int lineLength = scanned - 1 - lineStart;
      boolean empty = lineLength == 0 || (lineLength == 1 && bytes[lineStart] == '\r');
      boolean first = lineStart == 0;
      lineStart = scanned;
      if (empty && first) {
        drop(scanned);
      } else if (empty) {
        return scanned;
      }
    }
    return -1;
  }

  /** Whether the first line of the request has come. */
  boolean hasLine() {
    return lineStart > 0;
  }

  /** Forgets the first bytes. */
  void drop(int count) {
    length -= count;
    scanned = 0;
    lineStart = 0;
    if (length == 0) {
      bytes = NOTHING;
    } else {
      System.arraycopy(bytes, count, bytes, 0, length);
    }
  }
}
