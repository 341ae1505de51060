package io.gameserverexporter.cli;

/** A JVM to attach to: says that it is up, and ends when its standard input does. */
final class Waiting {
  private Waiting() {}

  public static void main(String[] args) throws Exception {
    System.out.println("up");
    while (System.in.read() >= 0) {
      // Until its parent has gone.
    }
  }
}
