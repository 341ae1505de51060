package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./demo} as a visitor runs it. */
class DemoIT {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final List<String> SERVICES = List.of("hive", "match", "game");

  /** The ports that the demonstration takes when it can: services and their agents. */
  private static final Map<String, List<Integer>> USUAL_PORTS =
      Map.of(
          "hive", List.of(5284, 19101),
          "game", List.of(5105, 19102),
          "match", List.of(5259, 19103));

  /** Those of the programs around them. */
  private static final Map<String, Integer> USUAL_PORTS_AROUND =
      Map.of("prometheus", 9090, "alertmanager", 9093);

  /** From here on all children are processes of the demonstration. */
  private static final String FIRST_LINE = "Starting hive, match and game";

  /** What {@code kill} leads to. */
  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  /** Where the processes of the demonstration put their temporary files. */
  private Path temporary;

  @BeforeEach
  void makeFolder() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  private Child demo(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Checkout.folder().resolve("demo").toString());
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Read by every java of the demonstration.
    builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    // The calling folder is not the checkout's.
    builder.directory(folder.toFile());
    return Child.start(folder.resolve("demo.log"), builder);
  }

  @Test
  void endsByItselfWithEveryRequestCounted() throws Exception {
    Set<ProcessHandle> seen = new LinkedHashSet<>();
    try (Child demo = demo("--seconds", "8")) {
      while (demo.isAlive()) {
        if (demo.output().contains(FIRST_LINE)) {
          seen.addAll(demo.descendants());
        }
        Thread.sleep(100);
      }
      String said = demo.output();
      assertEquals(0, demo.awaitEnd(LIMIT), said);
      assertFalse(said.contains("Building"), said);
      for (String service : SERVICES) {
        addresses(said, service);
        assertCounted(said, service);
      }
      assertRates(said);
      for (String program : USUAL_PORTS_AROUND.keySet()) {
        assertTrue(
            Pattern.compile("(?m)^  " + program + " +(http://127\\.0\\.0\\.1:\\d+|not installed)")
                .matcher(said)
                .find(),
            said);
      }
    }
    // The three services and the bots at least.
    assertTrue(seen.size() >= 4, seen.toString());
    assertEnded(seen);
    assertEquals(List.of(), temporaryFiles());
  }

  /** The address of a service and of its agent. */
  private static List<URI> addresses(String said, String service) {
    Matcher line =
        Pattern.compile("(?m)^  " + service + " +(http://\\S+)  metrics: (http://\\S+/metrics)$")
            .matcher(said);
    assertTrue(line.find(), "no addresses of " + service + ":\n" + said);
    return List.of(URI.create(line.group(1)), URI.create(line.group(2)));
  }

  private static void assertRates(String said) {
    Matcher line =
        Pattern.compile(
                "(?m)^requests per second:  hive (\\d+\\.\\d)  match (\\d+\\.\\d)  game (\\d+\\.\\d)$")
            .matcher(said);
    double most = 0;
    while (line.find()) {
      most = Math.max(most, Double.parseDouble(line.group(3)));
    }
    assertTrue(most > 0, "no requests per second at game:\n" + said);
  }

  private static void assertCounted(String said, String service) {
    Matcher row =
        Pattern.compile("(?m)^" + service + " +(\\d+) +(\\d+)  the same for all \\d+ kinds$")
            .matcher(said);
    assertTrue(row.find(), "no comparison for " + service + ":\n" + said);
    assertEquals(row.group(1), row.group(2), said);
    // On a busy machine bots may not get as far as a match in so short a time.
    assertTrue(Long.parseLong(row.group(1)) > 0 || service.equals("match"), said);
  }

  @Test
  void worksAroundTakenPortsAndStopsAllWhenTerminated() throws Exception {
    List<ServerSocket> taken = new ArrayList<>();
    List<ProcessHandle> started;
    try (Child demo = demo()) {
      for (List<Integer> ports : USUAL_PORTS.values()) {
        for (int port : ports) {
          take(port, taken);
        }
      }
      for (int port : USUAL_PORTS_AROUND.values()) {
        take(port, taken);
      }

      demo.await("requests per second:");
      String said = demo.output();
      for (String service : SERVICES) {
        List<URI> addresses = addresses(said, service);
        List<Integer> usual = USUAL_PORTS.get(service);
        assertFalse(usual.contains(addresses.get(0).getPort()), said);
        assertFalse(usual.contains(addresses.get(1).getPort()), said);
        assertEquals(200, Web.get(addresses.get(1)).statusCode(), said);
      }
      for (int port : USUAL_PORTS_AROUND.values()) {
        assertFalse(said.contains("http://127.0.0.1:" + port), said);
      }
      URI page = addresses(said, "game").get(0).resolve("/");
      assertTrue(said.contains("  play:        " + page + "\n"), said);
      assertTrue(Web.get(page).body().contains("<title>Omok</title>"), page.toString());

      started = demo.descendants();
      demo.terminate();
      assertEquals(TERMINATED, demo.awaitEnd(LIMIT), demo.output());
      String last = demo.output().substring(said.length());
      assertTrue(
          last.lines().allMatch(line -> line.matches("(requests per second|alert [a-z]+): .*")),
          "it was told to stop, that is no failure:\n" + last);
    } finally {
      for (ServerSocket socket : taken) {
        socket.close();
      }
    }
    // The three services and the bots at least.
    assertTrue(started.size() >= 4, started.toString());
    assertEnded(started);
    assertEquals(List.of(), temporaryFiles());
  }

  /** Takes a port, unless somebody else on this machine has done so: it is taken all the same. */
  private static void take(int port, List<ServerSocket> taken) {
    try {
      taken.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException takenAlready) {
      return;
    }
  }

  @Test
  void leavesNothingWhenTerminatedWhileItStarts() throws Exception {
    List<ProcessHandle> started;
    try (Child demo = demo()) {
      demo.await(FIRST_LINE);
      started = Await.last(LIMIT, demo::descendants, children -> children.size() >= 2);
      demo.terminate();
      assertEquals(TERMINATED, demo.awaitEnd(LIMIT), demo.output());
      assertEquals(1, lines(demo).size(), demo.output());
    }
    assertEnded(started);
    // A server that ends while it starts may leave some of its own.
    assertFalse(
        temporaryFiles().stream().anyMatch(name -> name.contains("demo")),
        temporaryFiles().toString());
  }

  @Test
  void countsTheRequestsThatFailOnPurpose() throws Exception {
    try (Child demo = demo("--seconds=8", "--break=errors", "--break-after=1")) {
      assertEquals(0, demo.awaitEnd(LIMIT), demo.output());
      String said = demo.output();
      assertTrue(said.contains("game: fault errors begins"), said);
      for (String service : SERVICES) {
        assertCounted(said, service);
      }
    }
  }

  @Test
  void startsAServiceAgainThatEndedOnPurpose() throws Exception {
    try (Child demo =
        demo("--break=down", "--break-after=5", "--break-seconds=2", "--seconds=15")) {
      assertEquals(0, demo.awaitEnd(LIMIT), demo.output());
      String said = demo.output();
      int down = said.indexOf("game: fault down begins\n");
      assertTrue(down >= 0 && said.indexOf("game: started again\n") > down, said);
      assertTrue(Pattern.compile("(?m)^game +\\d+ +- +not compared: ").matcher(said).find(), said);
      assertTrue(Pattern.compile("(?m)^hive +\\d+ +\\d+  the same").matcher(said).find(), said);
    }
  }

  private static void assertEnded(Iterable<ProcessHandle> processes) {
    for (ProcessHandle process : processes) {
      assertFalse(process.isAlive(), process.pid() + " still runs: " + process.info());
    }
  }

  private List<String> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void refusesWrongOptionsWithAReason() throws Exception {
    assertRefused("there is no option --second, see ./demo --help", "--second", "8");
    assertRefused("--seconds needs a value, see ./demo --help", "--seconds");
    assertRefused("--seconds=soon: a whole number from 0 to 86400 is needed", "--seconds", "soon");
    assertRefused("--break=fire: it is one of latency, errors, gc, heap, down", "--break", "fire");
    assertRefused("--bots=0: a whole number from 1 to 1000 is needed", "--bots=0");
  }

  private void assertRefused(String reason, String... options) throws Exception {
    try (Child demo = demo(options)) {
      int code = demo.awaitEnd(LIMIT);
      List<String> said = lines(demo);
      assertEquals(2, code, said.toString());
      assertEquals(1, said.size(), said.toString());
      assertTrue(said.get(0).endsWith(": " + reason), said.get(0));
    }
  }

  /** What it has said; java tells of its options, too. */
  private static List<String> lines(Child demo) throws IOException {
    return demo.output().lines().filter(line -> !line.startsWith("NOTE: Picked up")).toList();
  }

  @Test
  void helpNamesEveryOption() throws Exception {
    try (Child demo = demo("--help")) {
      assertEquals(0, demo.awaitEnd(LIMIT), demo.output());
      for (String option : List.of("--seconds", "--bots", "--rate", "--break", "--break-seconds")) {
        assertTrue(demo.output().contains(option), demo.output());
      }
    }
  }
}
