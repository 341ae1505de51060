package io.gameserverexporter.support;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The payloads of one WebSocket connection with the extension permessage-deflate (RFC 7692). */
public final class Deflation {
  /** What a client says to have it. */
  public static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";

  private static final byte[] TAIL = {0, 0, -1, -1};

  // What the server has sent before may be referred to, so that one inflater reads all.
  private final Inflater inflater = new Inflater(true);

  /** Each message by itself, which a client may do without asking. */
  public byte[] deflate(byte[] payload) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(payload);
    byte[] buffer = new byte[payload.length + 100];
    int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(buffer, length - TAIL.length);
  }

  public byte[] inflate(byte[] payload) throws DataFormatException {
    byte[] input = Arrays.copyOf(payload, payload.length + TAIL.length);
    System.arraycopy(TAIL, 0, input, payload.length, TAIL.length);
    inflater.setInput(input);
    ByteArrayOutputStream inflated = new ByteArrayOutputStream();
    byte[] buffer = new byte[1024];
    int length;
    while ((length = inflater.inflate(buffer)) > 0) {
      inflated.write(buffer, 0, length);
    }
    return inflated.toByteArray();
  }
}
