package testprograms.openlines;

import java.io.IOException;

/**
 * Writes lines to standard error all the time, whose ends follow later, until its standard input
 * ends.
 */
public final class OpenLines {
  private static final long OPEN_MILLIS = 20;

  private OpenLines() {}

  public static void main(String[] args) throws IOException {
    Thread writer = new Thread(OpenLines::write);
    writer.setDaemon(true);
    writer.start();
    while (System.in.read() >= 0) {
      // Until the test ends it.
    }
  }

  private static void write() {
    try {
      while (true) {
        System.err.print("open");
        Thread.sleep(OPEN_MILLIS);
        System.err.println();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
