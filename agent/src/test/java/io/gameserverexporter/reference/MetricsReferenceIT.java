package io.gameserverexporter.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import io.gameserverexporter.support.RawHttp;
import io.gameserverexporter.support.SourceCompiler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/metrics.md} lists what a live agent exposes, with types, labels and help texts.
 *
 * <p>{@code -Dreference.write=true} writes the rows anew instead of comparing them.
 */
class MetricsReferenceIT {
  private static final Path TARGET = Path.of(System.getProperty("agent.jar")).getParent();
  private static final Path REFERENCE = TARGET.resolve("../../docs/metrics.md").normalize();

  private static final String AFTER_A_COLLECTION = "jvm_memory_pool_allocated_bytes_total{";

  /**
   * What the kernel, its devices and the container have differs from machine to machine; what the
   * JVM tells, with its age and with what the server does. The JDK's server has no WebSockets.
   */
  private static final String NOT_EVERYWHERE =
      "(node|container|netty|websocket_server|game_network|socket)_.*"
          + "|jvm_allocated_bytes_total|jvm_virtual_threads_.*|jvm_safepoint_operation.*";

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void theReferenceListsWhatIsExposed() throws Exception {
    Map<String, Family> exposed = Family.ofPage(scrapeLiveServer());
    Family.ofPage(scrapeGrpcServer())
        .forEach(
            (name, family) -> {
              if (name.startsWith("rpc_")) {
                exposed.put(name, family);
              }
            });
    Family.ofPage(scrapeTasks())
        .forEach(
            (name, family) -> {
              if (name.startsWith("game_task_")) {
                exposed.put(name, family);
              }
            });
    String reference = Files.readString(REFERENCE);
    if (Boolean.getBoolean("reference.write")) {
      Files.writeString(REFERENCE, rewritten(reference, exposed));
      reference = Files.readString(REFERENCE);
    }
    Map<String, Family> listed = Family.ofReference(reference);
    List<String> differences = new ArrayList<>();
    for (Family family : exposed.values()) {
      Family row = listed.get(family.name());
      if (!family.equals(row)) {
        differences.add("exposed: " + family.row());
        differences.add(" listed: " + (row == null ? "not at all" : row.row()));
      }
    }
    for (Family row : listed.values()) {
      if (!exposed.containsKey(row.name()) && !row.name().matches(NOT_EVERYWHERE)) {
        differences.add("listed, but not exposed: " + row.row());
      }
    }
    assertEquals(
        "",
        String.join("\n", differences),
        "docs/metrics.md is not what the agent exposes; -Dreference.write=true mends its rows");
  }

  private static String scrapeLiveServer() throws Exception {
    Path classes = TARGET.resolve("server-programs/reference");
    Path sources = TARGET.resolve("../src/test/servers");
    SourceCompiler.compile(
        List.of(sources.resolve("console"), sources.resolve("jdk")),
        Map.of(),
        8,
        List.of(),
        classes);
    Path files = Files.createDirectories(TARGET.resolve("reference-textfiles"));
    Files.writeString(files.resolve("empty.prom"), "");
    // A small young generation, so that there are collections to report; all that can be told.
    List<String> flags =
        List.of(
            "-Xmx64m",
            "-Xmn2m",
            "-XX:+UseSerialGC",
            "-XX:NativeMemoryTracking=summary",
            ForkedServer.agentFlag("port=0,textfile=" + files + ",config=" + game()));
    try (ForkedServer server =
        ForkedServer.start(
            Jvms.running(),
            flags,
            List.of(classes),
            "testservers.jdk.JdkServer",
            List.of("false"))) {
      URI metrics = URI.create(server.awaitErr("gameserver-exporter: metrics at ").trim());
      Metrics.awaitOk(metrics.resolve("/-/ready"));
      int port = Integer.parseInt(server.awaitOut("listening on "));
      try (RawHttp client = new RawHttp(port)) {
        assertEquals(200, client.exchange("GET", "/api/x").status());
      }
      // Later pages have the endpoint's count of the first, and what collections report.
      page(metrics);
      long deadline = System.nanoTime() + LIMIT.toNanos();
      String page = page(metrics);
      while (!page.contains(AFTER_A_COLLECTION) && System.nanoTime() < deadline) {
        page = page(metrics);
      }
      return page;
    }
  }

  /** A configuration file with all that has names of the agent's. */
  private static Path game() throws Exception {
    return Files.writeString(
        Files.createDirectories(TARGET.resolve("server-programs")).resolve("reference.yml"),
        """
        ticks: [{ method: testservers.jdk.Handlers#ok }]
        methods: [testservers.jdk.Handlers#ok]
        """);
  }

  private static String scrapeGrpcServer() throws Exception {
    Path classes = TARGET.resolve("server-programs/reference-grpc");
    Path sources = TARGET.resolve("../src/test/servers");
    List<Path> path = new ArrayList<>();
    for (String libraries : List.of("servers/grpc-1.85", "servers/grpc-netty-shaded-1.85")) {
      try (Stream<Path> jars = Files.list(TARGET.resolve(libraries))) {
        jars.forEach(path::add);
      }
    }
    SourceCompiler.compile(
        List.of(sources.resolve("console"), sources.resolve("grpc")), Map.of(), 8, path, classes);
    path.add(classes);
    List<String> small = List.of("-Xmx64m", "-XX:+UseSerialGC");
    List<String> flags = new ArrayList<>(small);
    flags.add(ForkedServer.agentFlag("port=0"));
    String name = "testservers.grpc.Grpc";
    try (ForkedServer server =
        ForkedServer.start(Jvms.running(), flags, path, name + "Server", List.of("false"))) {
      URI metrics = URI.create(server.awaitErr("gameserver-exporter: metrics at ").trim());
      Metrics.awaitOk(metrics.resolve("/-/ready"));
      String port = server.awaitOut("listening on ");
      try (ForkedServer client =
          ForkedServer.start(Jvms.running(), small, path, name + "Client", List.of(port))) {
        client.send("1 unary x");
        assertEquals("OK", client.awaitOut("1 "));
        client.send("2 unary fail INTERNAL");
        assertEquals("INTERNAL", client.awaitOut("2 "));
      }
      long deadline = System.nanoTime() + LIMIT.toNanos();
      String page = page(metrics);
      while (!page.contains("error_type=\"INTERNAL\"") && System.nanoTime() < deadline) {
        page = page(metrics);
      }
      return page;
    }
  }

  private static String scrapeTasks() throws Exception {
    Path classes = TARGET.resolve("server-programs/reference-tasks");
    Path source = TARGET.resolve("../src/test/programs/scheduledtasks");
    SourceCompiler.compile(List.of(source), Map.of(), 8, List.of(), classes);
    try (ForkedServer program =
        ForkedServer.start(
            Jvms.running(),
            List.of("-Xmx64m", "-XX:+UseSerialGC", ForkedServer.agentFlag("port=0")),
            List.of(classes),
            "testprograms.scheduledtasks.ScheduledTasks",
            List.of())) {
      URI metrics = URI.create(program.awaitErr("gameserver-exporter: metrics at ").trim());
      Metrics.awaitOk(metrics.resolve("/-/ready"));
      program.send("pool");
      program.awaitOut("1: ");
      return page(metrics);
    }
  }

  private static String page(URI metrics) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** The rows go into the table below the comment that says how their names begin. */
  private static String rewritten(String reference, Map<String, Family> exposed) {
    StringBuilder text = new StringBuilder();
    Map<String, Family> left = new TreeMap<>(exposed);
    String beginning = "";
    for (String line : reference.lines().toList()) {
      Map<String, Family> row = Family.ofReference(line);
      if (row.isEmpty() || !exposed.keySet().containsAll(row.keySet())) {
        text.append(line).append('\n');
      }
      if (line.startsWith("<!-- rows ")) {
        beginning = line.substring("<!-- rows ".length(), line.length() - " -->".length());
      } else if (line.startsWith("|---")) {
        for (Family family : exposed.values()) {
          if (family.name().startsWith(beginning) && left.remove(family.name()) != null) {
            text.append(family.row()).append('\n');
          }
        }
      }
    }
    return text.toString();
  }
}
