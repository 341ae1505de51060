package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Settings of the agent as a deployment gives them, put before the agent itself. */
final class AgentSettings {
  private AgentSettings() {}

  /**
   * What the agent has to say of an environment; empty when it understands all of it. It is started
   * with a game server that only prints its help, on this machine's loopback address.
   */
  static List<String> complaints(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Checkout.jdk("java"),
            "-javaagent:" + Checkout.agentJar(),
            "-jar",
            Checkout.sampleJar().toString(),
            "--help");
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("GAMESERVER_EXPORTER_")) {
            builder.environment().put(name, value);
          }
        });
    builder.environment().put("GAMESERVER_EXPORTER_HOST", "127.0.0.1");
    builder.environment().put("GAMESERVER_EXPORTER_PORT", "0");
    try (Child child = Child.start(folder.resolve("settings.log"), builder)) {
      child.awaitEnd(Duration.ofMinutes(1));
      return child
          .output()
          .lines()
          .filter(line -> line.startsWith("gameserver-exporter:"))
          .filter(line -> line.contains("GAMESERVER_EXPORTER_"))
          .toList();
    }
  }

  /** The path of the jar in {@code JAVA_TOOL_OPTIONS}, as the container sees it. */
  static String jar(String javaToolOptions) {
    for (String option : javaToolOptions.split(" ")) {
      if (option.startsWith("-javaagent:")) {
        return option.substring("-javaagent:".length()).replaceAll("=.*", "");
      }
    }
    throw new AssertionError("no agent in " + javaToolOptions);
  }
}
