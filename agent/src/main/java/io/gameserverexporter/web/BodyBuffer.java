package io.gameserverexporter.web;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A page being rendered, in an array that the next page uses again. */
final class BodyBuffer extends OutputStream {
  /** Of digits and a sign. */
  private static final int LONGEST_NUMBER = 20;

  private byte[] bytes;
  private int length;

  BodyBuffer(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  @Override
  public void write(int b) {
    ensure(1);
    bytes[length++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    ensure(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  /** Writes a whole number. */
  void writeDecimal(long value) {
    if (value == Long.MIN_VALUE) {
      byte[] text = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
      write(text, 0, text.length);
      return;
    }
    ensure(LONGEST_NUMBER);
    long rest = Math.abs(value);
    int digits = 1;
    for (long more = rest / 10; more > 0; more /= 10) {
      digits++;
    }
    if (value < 0) {
      bytes[length++] = '-';
    }
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /** Somebody has written so many bytes behind the present ones. */
  void added(int count) {
    length += count;
  }

  /** Forgets what was written. */
  void clear() {
    length = 0;
  }

  /** Makes room for so many more bytes at once. */
  void ensure(int count) {
    if (count > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
  }
}
