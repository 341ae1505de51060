package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.Arguments;
import io.gameserverexporter.omok.OmokOptions;
import io.gameserverexporter.omok.bots.BotOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code deploy/docker-compose.yml} and what it mounts, as far as that can be seen without a
 * container engine: whatever one part says of another is so.
 */
class ComposeIT {
  /** What only the machine itself has. */
  private static final Set<String> HOST_PATHS = Set.of("/proc", "/sys", "/");

  /** A service and a port, in an address or by themselves. */
  private static final Pattern ADDRESS = Pattern.compile("([a-z][a-z-]*|127\\.0\\.0\\.1):(\\d+)");

  private static Compose compose;
  @TempDir Path folder;

  @BeforeAll
  static void read() throws IOException {
    compose = Compose.read();
  }

  static boolean hasDockerCompose() throws Exception {
    return Installed.find("docker").isPresent()
        && Run.of(Files.createTempDirectory("docker"), "docker", "compose", "version").code() == 0;
  }

  static boolean hasPromtool() {
    return Installed.find("promtool").isPresent();
  }

  @Test
  @EnabledIf(
      value = "hasDockerCompose",
      disabledReason = "docker compose is not installed (Debian: apt-get install docker-compose)")
  void dockerComposeAcceptsTheFile() throws Exception {
    Run run =
        Run.of(
            folder,
            "docker",
            "compose",
            "-f",
            compose.resolve("docker-compose.yml").toString(),
            "config",
            "--quiet");
    assertEquals(new Run(0, ""), run);
  }

  @Test
  void everyMountIsThere() {
    Set<String> used = new TreeSet<>();
    for (String service : compose.services()) {
      for (Compose.Mount mount : compose.mounts(service)) {
        if (!mount.isPath()) {
          used.add(mount.source());
        } else if (!HOST_PATHS.contains(mount.source())) {
          Path path = compose.resolve(mount.source());
          assertTrue(Files.exists(path), service + " mounts " + path);
        }
      }
    }
    assertEquals(compose.volumes(), used, "volumes");
  }

  @Test
  void everyServiceWaitsForWhatTellsItsState() {
    for (String service : compose.services()) {
      Map<String, Object> needs = Yaml.map(compose.service(service), "depends_on");
      for (String needed : needs == null ? Set.<String>of() : needs.keySet()) {
        assertTrue(compose.services().contains(needed), service + " needs " + needed);
        Map<String, Object> other = compose.service(needed);
        switch (Yaml.text(needs, needed, "condition")) {
          case "service_healthy" ->
              assertFalse(Yaml.list(other, "healthcheck", "test").isEmpty(), needed);
          case "service_completed_successfully" -> assertEquals("no", Yaml.text(other, "restart"));
          default -> throw new AssertionError(service + " does not say how it needs " + needed);
        }
      }
    }
  }

  @Test
  void everyServiceThatStaysHasAHealthCheckOfItsOwnPort() {
    for (String service : compose.services()) {
      String check = Yaml.list(compose.service(service), "healthcheck", "test").toString();
      Matcher port = Pattern.compile("127\\.0\\.0\\.1[:/](\\d+)").matcher(check);
      if (port.find()) {
        assertTrue(compose.ports(service).contains(Integer.valueOf(port.group(1))), check);
      } else {
        assertTrue(
            Set.of("mariadb", "redis", "agent", "bots").contains(service), service + ": " + check);
      }
    }
  }

  @Test
  void publishedPortsAreThoseListenedOnAndOnlyOnThisMachine() {
    Set<String> seen = new HashSet<>();
    for (String service : compose.services()) {
      for (String published : compose.published(service)) {
        String[] parts = published.split(":", -1);
        assertEquals(3, parts.length, service + ": " + published);
        assertEquals("127.0.0.1", parts[0], service);
        assertTrue(seen.add(parts[1]), published + " twice");
        assertTrue(compose.ports(service).contains(Integer.valueOf(parts[2])), published);
      }
    }
    assertFalse(seen.isEmpty());
  }

  @Test
  void everyAddressIsThatOfAServiceAndItsPort() throws Exception {
    Map<String, List<String>> texts = new TreeMap<>();
    // What the services say of each other: on command lines, and in files that they mount.
    for (String service : compose.services()) {
      texts.put(service, new ArrayList<>(compose.command(service)));
    }
    for (String service : List.of("prometheus", "alertmanager", "grafana")) {
      for (Compose.Mount mount : compose.mounts(service)) {
        if (mount.source().startsWith("./")) {
          texts.get(service).addAll(scalars(compose.resolve(mount.source())));
        }
      }
    }
    int addresses = 0;
    for (Map.Entry<String, List<String>> of : texts.entrySet()) {
      for (String text : of.getValue()) {
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
          String host = address.group(1).equals("127.0.0.1") ? of.getKey() : address.group(1);
          assertTrue(compose.services().contains(host), of.getKey() + ": " + text);
          assertTrue(
              compose.ports(host).contains(Integer.valueOf(address.group(2))),
              of.getKey() + ": " + text);
          addresses++;
        }
      }
    }
    assertTrue(addresses > 15, addresses + " addresses found");
  }

  /** Everything that the YAML files of a folder say, but for the mail server, which is outside. */
  private static List<String> scalars(Path start) throws IOException {
    List<String> scalars = new ArrayList<>();
    try (Stream<Path> files = Files.walk(start)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).toList()) {
        scalars(Yaml.read(file), scalars);
      }
    }
    return scalars;
  }

  private static void scalars(Object node, List<String> found) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (!key.equals("smtp_smarthost")) {
              scalars(value, found);
            }
          });
    } else if (node instanceof List<?> list) {
      list.forEach(element -> scalars(element, found));
    } else if (node != null) {
      found.add(node.toString());
    }
  }

  // The game server and the agent.

  @Test
  void commandLinesAreThoseOfTheGameServer() {
    for (String service : compose.watched()) {
      OmokOptions options = OmokOptions.parse(compose.command(service));
      assertEquals(service, options.service().label());
      assertEquals("0.0.0.0", options.bind(), "other containers connect");
    }
    assertEquals(List.of("game", "hive", "match"), compose.watched());
    List<String> bots = compose.command("bots");
    assertEquals("bots", bots.get(0));
    Set<String> known = new HashSet<>(BotOptions.NAMES);
    known.addAll(List.of("hive.url", "game.url"));
    assertTrue(
        BotOptions.of(Arguments.parse(bots.subList(1, bots.size()), known, List.of())).bots() > 0);
  }

  @Test
  void theAgentUnderstandsItsSettings() throws Exception {
    for (String service : compose.watched()) {
      assertEquals(
          List.of(), AgentSettings.complaints(folder, compose.environment(service)), service);
    }
  }

  @Test
  void theAgentComesFromTheVolumeThatItIsCopiedTo() throws Exception {
    Map<String, String> copied = Dockerfile.read().copied("agent");
    for (String service : compose.watched()) {
      String jar = AgentSettings.jar(compose.environment(service).get("JAVA_TOOL_OPTIONS"));
      assertTrue(copied.containsKey(jar), jar + " is not among " + copied);
      Compose.Mount volume = new Compose.Mount("agent", Path.of(jar).getParent().toString());
      assertTrue(compose.mounts(service).contains(volume), service);
      assertTrue(compose.mounts("agent").contains(volume));
    }
  }

  @Test
  void theAgentSeesTheMachinesFileSystems() {
    for (String service : compose.watched()) {
      Map<String, String> environment = compose.environment(service);
      assertEquals(
          Map.of(
              "/proc", environment.get("GAMESERVER_EXPORTER_PROCFS"),
              "/sys", environment.get("GAMESERVER_EXPORTER_SYSFS"),
              "/", environment.get("GAMESERVER_EXPORTER_ROOTFS")),
          compose.mounts(service).stream()
              .filter(mount -> HOST_PATHS.contains(mount.source()))
              .collect(Collectors.toMap(Compose.Mount::source, Compose.Mount::target)),
          service);
    }
  }

  @Test
  void theGameServerFindsItsDatabase() {
    Map<String, String> database = compose.environment("mariadb");
    for (String service : compose.watched()) {
      OmokOptions options = OmokOptions.parse(compose.command(service));
      assertTrue(options.springArguments().contains("--spring.profiles.active=mariadb,redis"));
      assertEquals(
          database.get("MARIADB_PASSWORD"), compose.environment(service).get("MARIADB_PASSWORD"));
      String url =
          options.springArguments().stream()
              .filter(argument -> argument.startsWith("--mariadb.url=jdbc:"))
              .map(argument -> argument.substring("--mariadb.url=jdbc:".length()))
              .findFirst()
              .orElseThrow();
      assertEquals("/" + database.get("MARIADB_DATABASE"), URI.create(url).getPath());
    }
  }

  // Prometheus and Grafana.

  @Test
  void everyServiceWithTheAgentIsScraped() throws Exception {
    Map<String, Object> prometheus = Yaml.read(mounted("prometheus", "prometheus.yml"));
    Set<String> targets = new TreeSet<>();
    for (Object job : Yaml.list(prometheus, "scrape_configs")) {
      for (Object group : Yaml.list(job, "static_configs")) {
        targets.addAll(Yaml.<String>list(group, "targets"));
      }
    }
    for (String service : compose.watched()) {
      String port = compose.environment(service).get("GAMESERVER_EXPORTER_PORT");
      assertTrue(targets.contains(service + ":" + port), service + " in " + targets);
    }
  }

  @Test
  @EnabledIf(
      value = "hasPromtool",
      disabledReason = "promtool is not installed (Debian: apt-get install prometheus)")
  void prometheusAcceptsItsConfigurationAndFindsAllRules() throws Exception {
    // As its container sees it.
    for (Compose.Mount mount : compose.mounts("prometheus")) {
      if (mount.isPath()) {
        copy(compose.resolve(mount.source()), folder.resolve(mount.target().substring(1)));
      }
    }
    String configuration = option("prometheus", "--config.file=").substring(1);
    Run run =
        Run.of(folder, "promtool", "check", "config", folder.resolve(configuration).toString());
    assertEquals(0, run.code(), run.output());
    try (Stream<Path> rules = Files.list(Checkout.folder().resolve("alert-rules"))) {
      List<String> missing =
          rules
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yml"))
              .filter(name -> !run.output().contains("alert-rules/" + name))
              .toList();
      assertEquals(List.of(), missing, run.output());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, copy);
        }
      }
    }
  }

  @Test
  void grafanaKnowsHowOftenPrometheusScrapes() throws Exception {
    Map<String, Object> sources =
        Yaml.read(compose.resolve("grafana/provisioning/datasources/prometheus.yml"));
    Map<String, Object> prometheus = Yaml.read(mounted("prometheus", "prometheus.yml"));
    assertEquals(
        Yaml.text(prometheus, "global", "scrape_interval"),
        Yaml.text(sources, "datasources", 0, "jsonData", "timeInterval"));
    assertEquals("prometheus", Yaml.text(sources, "datasources", 0, "uid"));
  }

  @Test
  void grafanaFindsTheDashboards() throws Exception {
    Map<String, Object> providers =
        Yaml.read(compose.resolve("grafana/provisioning/dashboards/gameserver-exporter.yml"));
    String path = Yaml.text(providers, "providers", 0, "options", "path");
    Compose.Mount mount =
        compose.mounts("grafana").stream()
            .filter(candidate -> candidate.target().equals(path))
            .findFirst()
            .orElseThrow();
    assertEquals(Checkout.folder().resolve("dashboards"), compose.resolve(mount.source()));
    String home = compose.environment("grafana").get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH");
    assertTrue(home.startsWith(path + "/"), home);
    assertTrue(
        Files.isRegularFile(
            compose.resolve(mount.source()).resolve(home.substring(path.length() + 1))),
        home);
  }

  private static Path mounted(String service, String name) {
    return compose.mounts(service).stream()
        .filter(mount -> mount.target().endsWith("/" + name))
        .map(mount -> compose.resolve(mount.source()))
        .findFirst()
        .orElseThrow();
  }

  private static String option(String service, String start) {
    return compose.command(service).stream()
        .filter(argument -> argument.startsWith(start))
        .map(argument -> argument.substring(start.length()))
        .findFirst()
        .orElseThrow();
  }
}
