package io.gameserverexporter.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The collectors in a JVM of their own: what the application finds of them. */
class CollectorsProcessTest {
  private static final Set<String> NEED_NOTHING =
      Set.of(
          "jvm_flight_recorder",
          "jvm_runtime",
          "jvm_cpu_count",
          "jvm_threads_state",
          "jvm_virtual_threads",
          "jvm_safepoints",
          "jvm_hiccups");
  private static final Set<String> NEED_MORE_MANAGEMENT =
      Set.of("jvm_gc_duration", "jvm_memory_pool_allocation", "jvm_flags", "jvm_native_memory");
  private static final String HARMLESS =
      """
      properties true
      thread gameserver-exporter-hiccups daemon true
      thread gameserver-exporter-sampler daemon true
      time zone Asia/Seoul
      """;

  @Test
  void leaveLoggingAndManagementToTheApplication() throws Exception {
    assertEquals(
        """
        ready true
        """
            + HARMLESS
            + """
            servers 0
            builder theirs true
            log manager TheirLogManager
            locale en_US
            """,
        run(
            List.of(
                "-Duser.language=en",
                "-Duser.country=US",
                // With it, the JDK's own use of a logger sets up logging as a whole.
                "-Djava.util.logging.config.file=" + Fixture.file("host.txt")),
            "management"));
  }

  @Test
  void goOnWithoutTheModulesThatTheyCanDoWithout() throws Exception {
    String said = run(List.of("--limit-modules", "java.base"));
    assertTrue(said.contains(HARMLESS), said);
    assertTrue(said.contains("ready true\n"), said);
    List<String> off = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : said.split("\n")) {
      if (line.startsWith("off ")) {
        off.add(line.substring(4));
      } else if (line.startsWith("gameserver-exporter: ")) {
        lines.add(line);
        assertTrue(line.contains("--add-modules java.management"), line);
      }
    }
    // One cause, one line, which names all that are off for it.
    assertEquals(1, lines.size(), said);
    List<String> needManagement = new ArrayList<>();
    for (String name : Collectors.names()) {
      boolean tooNew = name.equals("jvm_allocation") && Runtime.version().feature() < 21;
      if (name.startsWith("jvm_") && !NEED_NOTHING.contains(name) && !tooNew) {
        needManagement.add(name);
      }
    }
    assertEquals(needManagement, off, said);
    assertTrue(lines.get(0).contains(" " + String.join(",", needManagement) + " are off"), said);
  }

  @Test
  void goOnWithoutTheModuleThatTellsOfCollections() throws Exception {
    String said = run(List.of("--limit-modules", "java.management"));
    assertTrue(said.contains(HARMLESS), said);
    List<String> off = new ArrayList<>();
    for (String name : Collectors.names()) {
      if (NEED_MORE_MANAGEMENT.contains(name)
          || (name.equals("jvm_allocation") && Runtime.version().feature() >= 21)) {
        off.add(name);
      }
    }
    assertTrue(said.contains("collectors " + String.join(",", off) + " are off"), said);
    assertTrue(said.contains("--add-modules jdk.management)"), said);
    assertTrue(said.contains("off " + String.join("\noff ", off) + "\nprop"), said);
  }

  @Test
  void loadNothingOfOtherSystems() throws Exception {
    String said = run(List.of("-Xlog:class+load"), "management");
    assertTrue(said.contains(" io.gameserverexporter.collect.host.Cpu source"), said);
    assertFalse(said.contains(" oshi."), "OSHI");
    assertFalse(said.contains(" com.sun.jna."), "JNA");
  }

  private static String run(List<String> options, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    // Inside the agent its Instrumentation does this.
    command.add("--add-opens=java.base/jdk.internal.perf=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ForkedCollectors.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "its threads keep the JVM alive");
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
