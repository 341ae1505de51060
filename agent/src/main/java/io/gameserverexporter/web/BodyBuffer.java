package io.gameserverexporter.web;

import java.io.OutputStream;
import java.util.Arrays;

/** A page being rendered, in an array that the next page uses again. */
final class BodyBuffer extends OutputStream {
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

  /** Makes room for so many more bytes at once. */
  void ensure(int count) {
    if (count > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
  }
}
