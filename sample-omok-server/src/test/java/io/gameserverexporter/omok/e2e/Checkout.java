package io.gameserverexporter.omok.e2e;

import java.nio.file.Path;

/** Where the build has put things. */
final class Checkout {
  private Checkout() {}

  static Path agentJar() {
    return Path.of(System.getProperty("agent.jar"));
  }

  static Path sampleJar() {
    return Path.of(System.getProperty("sample.jar"));
  }

  /** The folder that {@code ./demo} is in. */
  static Path folder() {
    return agentJar().resolve("../../..").normalize();
  }

  /** A tool of the JDK that runs the tests. */
  static String jdk(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }
}
