package io.gameserverexporter.web;

/**
 * Keeps the array of the last page for the next one: one array, and only of ordinary size. A page
 * whose client still reads has its own.
 */
final class BodyPool {
  private static final byte[] NOTHING = new byte[0];
  private static final int FIRST_BYTES = 16 * 1024;
  private static final int KEPT_BYTES = 1024 * 1024;

  private byte[] spare = NOTHING;

  synchronized BodyBuffer take() {
    byte[] bytes = spare.length > 0 ? spare : new byte[FIRST_BYTES];
    spare = NOTHING;
    return new BodyBuffer(bytes);
  }

  /** Gives an array back that nobody reads or writes any more. */
  synchronized void giveBack(byte[] bytes) {
    if (bytes.length <= KEPT_BYTES && bytes.length > spare.length) {
      spare = bytes;
    }
  }
}
