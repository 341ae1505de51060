package testservers.console;

import java.io.IOException;

/** How a server program talks with the test that started it. */
public final class Console {
  private Console() {}

  /** Tells the port, then stays until standard input ends: no server outlives its test. */
  public static void serveOn(int port) throws IOException {
    System.out.println("listening on " + port);
    while (System.in.read() >= 0) {
      // The test sends nothing; it closes.
    }
    System.exit(0);
  }
}
