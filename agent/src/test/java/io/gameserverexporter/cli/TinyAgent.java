package io.gameserverexporter.cli;

/** An agent that says what it was given. */
public final class TinyAgent {
  private TinyAgent() {}

  public static void agentmain(String arguments) {
    System.out.println("agent started with " + arguments);
    if (arguments.contains("port=13")) {
      throw new IllegalStateException("made up by a test");
    }
  }
}
