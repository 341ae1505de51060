package io.gameserverexporter.omok.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * What {@link StoreClient} and {@link StoreServer} say to each other. The client says the secret
 * once; then every request is an operation's byte, a key, for {@link #PUT} the time to keep the
 * value in milliseconds and the value, and every answer is one value, which may be missing.
 */
final class StoreProtocol {
  static final int GET = 1;
  static final int PUT = 2;
  static final int REMOVE = 3;

  /** A board has some 400 bytes; far longer values come from somebody else. */
  private static final int MAX_VALUE_BYTES = 64 * 1024;

  private static final int MISSING = -1;

  private StoreProtocol() {}

  static void writeValue(DataOutputStream out, byte @Nullable [] value) throws IOException {
    if (value == null) {
      out.writeInt(MISSING);
    } else {
      out.writeInt(value.length);
      out.write(value);
    }
  }

  static byte @Nullable [] readValue(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == MISSING) {
      return null;
    }
    if (length < 0 || length > MAX_VALUE_BYTES) {
      throw new ProtocolException("a value of " + length + " bytes");
    }
    byte[] value = new byte[length];
    in.readFully(value);
    return value;
  }
}
