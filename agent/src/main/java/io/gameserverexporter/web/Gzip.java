package io.gameserverexporter.web;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses pages, one after the other, with one compressor: a new one for each costs a quarter of
 * a megabyte outside of the heap. Source: RFC 1952.
 */
final class Gzip {
  /** A tenth larger than with the usual level, in half of the time. */
  private static final int LEVEL = 3;

  private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0};
  private static final int BITS = 8;
  private static final int BYTES = 4;

  private final Deflater deflater = new Deflater(LEVEL, true);
  private final CRC32 checksum = new CRC32();

  /** Adds the compressed page to another body. */
  void compress(BodyBuffer page, BodyBuffer out) {
    out.write(HEAD, 0, HEAD.length);
    deflater.reset();
    deflater.setInput(page.bytes(), 0, page.length());
    deflater.finish();
    while (!deflater.finished()) {
      out.ensure(512);
      out.added(deflater.deflate(out.bytes(), out.length(), out.bytes().length - out.length()));
    }
    checksum.reset();
    checksum.update(page.bytes(), 0, page.length());
    writeLittleEndian(out, (int) checksum.getValue());
    writeLittleEndian(out, page.length());
  }

  private static void writeLittleEndian(BodyBuffer out, int value) {
    for (int i = 0; i < BYTES; i++) {
      out.write(value >>> (BITS * i));
    }
  }
}
