package testprograms.hoarder;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * Takes all memory at the first line of its standard input, and whatever becomes free until the
 * next line; then gives it back and waits for the end.
 */
public final class Hoarder {
  private static final int SMALLEST = 16;
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final byte[] RUNNING = {'r', 'u', 'n', 'n', 'i', 'n', 'g', '\n'};
  private static final byte[] FULL = {'f', 'u', 'l', 'l', '\n'};
  private static final byte[] FREE = {'f', 'r', 'e', 'e', '\n'};

  private static Object[] hoard;

  private Hoarder() {}

  public static void main(String[] args) throws IOException {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write(RUNNING);
    awaitLine();
    fill();
    // Needs no memory, as nothing here may until some is free again.
    out.write(FULL);
    // The end of the input would look like no input.
    long end = System.nanoTime() + LONGEST_NANOS;
    while (noLineYet() && System.nanoTime() < end) {
      fill();
    }
    awaitLine();
    hoard = null;
    out.write(FREE);
    while (System.in.read() >= 0) {
      // Until the test ends it.
    }
  }

  private static void awaitLine() throws IOException {
    int read = System.in.read();
    while (read != '\n') {
      if (read < 0) {
        System.exit(1); // The test has gone.
      }
      read = System.in.read();
    }
  }

  private static boolean noLineYet() throws IOException {
    try {
      return System.in.available() == 0;
    } catch (OutOfMemoryError full) {
      return true;
    }
  }

  private static void fill() {
    for (int size = 1 << 20; size >= SMALLEST; size /= 2) {
      try {
        while (true) {
          hoard = new Object[] {hoard, new byte[size]};
        }
      } catch (OutOfMemoryError full) {
        // Then smaller ones.
      }
    }
  }
}
