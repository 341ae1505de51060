package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.OmokOptions;
import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code deploy/kubernetes}, as far as that can be seen without a cluster: whatever one object says
 * of another is so.
 */
class KubernetesIT {
  private static final Path KUBERNETES = Checkout.folder().resolve("deploy/kubernetes");
  private static final Path RULES = Checkout.folder().resolve("alert-rules");
  private static final Path DASHBOARDS = Checkout.folder().resolve("dashboards");

  /** All annotations of an object; kubectl apply keeps what it applied in one. */
  private static final int ANNOTATIONS_LIMIT = 256 << 10;

  private static Map<String, Object> deployment;
  private static Map<String, Object> pod;
  private static Map<String, Object> server;
  private static Map<String, Object> monitor;
  @TempDir Path folder;

  @BeforeAll
  static void read() throws IOException {
    deployment = Yaml.read(KUBERNETES.resolve("deployment.yaml"));
    pod = Yaml.map(deployment, "spec", "template");
    server = Yaml.map(pod, "spec", "containers", 0);
    monitor = Yaml.read(KUBERNETES.resolve("podmonitor.yaml"));
  }

  static boolean hasKubectl() {
    return Installed.find("kubectl").isPresent();
  }

  static boolean hasPromtool() {
    return Installed.find("promtool").isPresent();
  }

  // The game server.

  @Test
  void theDeploymentFindsItsPods() {
    Map<String, Object> labels = Yaml.map(pod, "metadata", "labels");
    Map<String, Object> selector = Yaml.map(deployment, "spec", "selector", "matchLabels");
    assertTrue(labels.entrySet().containsAll(selector.entrySet()), labels.toString());
  }

  @Test
  void aNameIsOfOnePodOnly() {
    assertNotNull(Yaml.map(pod, "metadata", "labels").get("gameserver-exporter/server"));
    assertEquals("1", Yaml.text(deployment, "spec", "replicas"));
    assertEquals("Recreate", Yaml.text(deployment, "spec", "strategy", "type"));
  }

  @Test
  void theInitContainerPutsTheAgentWhereTheServerLooksForIt() throws IOException {
    String jar = AgentSettings.jar(environment().get("JAVA_TOOL_OPTIONS"));
    assertTrue(Dockerfile.read().copied("agent").containsKey(jar), jar);
    String directory = Path.of(jar).getParent().toString();
    Map<String, Object> init = Yaml.map(pod, "spec", "initContainers", 0);
    assertEquals(volumeAt(init, directory), volumeAt(server, directory));
    Set<String> volumes =
        Yaml.list(pod, "spec", "volumes").stream()
            .map(volume -> Yaml.text(volume, "name"))
            .collect(Collectors.toSet());
    for (Map<String, Object> container : List.of(init, server)) {
      for (Object mount : Yaml.list(container, "volumeMounts")) {
        assertTrue(volumes.contains(Yaml.text(mount, "name")), mount.toString());
      }
    }
  }

  private static String volumeAt(Map<String, Object> container, String path) {
    return Yaml.list(container, "volumeMounts").stream()
        .filter(mount -> Yaml.text(mount, "mountPath").equals(path))
        .map(mount -> Yaml.text(mount, "name"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theGameServerAndTheAgentUnderstandWhatTheyAreGiven() throws Exception {
    OmokOptions options = OmokOptions.parse(Yaml.<String>list(server, "args"));
    assertEquals("0.0.0.0", options.bind());
    assertEquals("/data", options.data().toString());
    assertEquals("data", volumeAt(server, "/data"));
    assertEquals(List.of(), AgentSettings.complaints(folder, environment()));
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    for (Object variable : Yaml.list(server, "env")) {
      environment.put(Yaml.text(variable, "name"), Yaml.text(variable, "value"));
    }
    return environment;
  }

  @Test
  void probesAndPortsAreThoseOfTheGameServer() {
    Map<String, Integer> ports = new TreeMap<>();
    for (Object port : Yaml.list(server, "ports")) {
      ports.put(Yaml.text(port, "name"), Integer.valueOf(Yaml.text(port, "containerPort")));
    }
    OmokOptions options = OmokOptions.parse(Yaml.<String>list(server, "args"));
    Map<String, Integer> expected = new TreeMap<>();
    options.ports().forEach((name, port) -> expected.put(name.label(), port));
    expected.put("metrics", Integer.valueOf(environment().get("GAMESERVER_EXPORTER_PORT")));
    assertEquals(expected, ports);
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      assertEquals("game", Yaml.text(server, probe, "tcpSocket", "port"), probe);
    }
  }

  // The Prometheus operator's objects.

  @Test
  void thePodMonitorFindsThePodAndItsPort() {
    Map<String, Object> labels = Yaml.map(pod, "metadata", "labels");
    Map<String, Object> selector = Yaml.map(monitor, "spec", "selector", "matchLabels");
    assertTrue(labels.entrySet().containsAll(selector.entrySet()), labels.toString());
    assertTrue(labels.containsKey(Yaml.text(monitor, "spec", "jobLabel")));
    String port = Yaml.text(monitor, "spec", "podMetricsEndpoints", 0, "port");
    assertEquals(
        environment().get("GAMESERVER_EXPORTER_PORT"),
        Yaml.list(server, "ports").stream()
            .filter(candidate -> Yaml.text(candidate, "name").equals(port))
            .map(candidate -> Yaml.text(candidate, "containerPort"))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void thePrometheusRulesAreTheAlertRules() throws Exception {
    String committed = Files.readString(KUBERNETES.resolve("prometheus-rules.yaml"));
    Map<String, Object> expected = new TreeMap<>();
    try (Stream<Path> files = Files.list(RULES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).toList()) {
        String name = file.getFileName().toString().replace(".yml", "");
        expected.put("gameserver-exporter-" + name, Yaml.read(file));
      }
    }
    Map<String, Object> found = new TreeMap<>();
    for (Map<String, Object> rule : Yaml.documents(committed)) {
      assertEquals("PrometheusRule", Yaml.text(rule, "kind"));
      found.put(Yaml.text(rule, "metadata", "name"), Yaml.map(rule, "spec"));
    }
    assertEquals(expected, found, "deploy/kubernetes/generate-rules was not run after a change");

    Run generated = Run.of(folder, KUBERNETES.resolve("generate-rules").toString());
    assertEquals(new Run(0, committed), generated);
  }

  @Test
  void whatTheOperatorTakesHasTheLabelThatItLooksFor() throws Exception {
    Set<String> releases = new TreeSet<>(Set.of(release(monitor)));
    String rules = Files.readString(KUBERNETES.resolve("prometheus-rules.yaml"));
    Yaml.documents(rules).forEach(rule -> releases.add(release(rule)));
    assertEquals(Set.of("kube-prometheus-stack"), releases);
  }

  private static String release(Map<String, Object> object) {
    return Yaml.text(object, "metadata", "labels", "release");
  }

  // The dashboards.

  @Test
  void everyDashboardIsAConfigMap() throws Exception {
    Map<String, Object> kustomization = Yaml.read(DASHBOARDS.resolve("kustomization.yaml"));
    Set<String> listed = new TreeSet<>();
    for (Object map : Yaml.list(kustomization, "configMapGenerator")) {
      listed.addAll(Yaml.<String>list(map, "files"));
    }
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      Set<String> there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(there, listed);
    }
    assertEquals("1", Yaml.text(kustomization, "generatorOptions", "labels", "grafana_dashboard"));
  }

  @Test
  @EnabledIf(
      value = "hasKubectl",
      disabledReason = "kubectl is not installed (Debian: apt-get install kubernetes-client)")
  void kustomizeMakesAllOfIt() throws Exception {
    Run run = Run.of(folder, "kubectl", "kustomize", KUBERNETES.toString());
    assertEquals(0, run.code(), run.output());
    Map<String, Integer> kinds = new TreeMap<>();
    for (Map<String, Object> object : Yaml.documents(run.output())) {
      kinds.merge(Yaml.text(object, "kind"), 1, Integer::sum);
      String json = Json.mapper().writeValueAsString(object);
      assertTrue(json.length() < ANNOTATIONS_LIMIT, Yaml.text(object, "metadata", "name"));
      if (Yaml.text(object, "kind").equals("ConfigMap")) {
        assertEquals("1", Yaml.text(object, "metadata", "labels", "grafana_dashboard"));
      }
    }
    assertEquals(
        Map.of(
            "Deployment",
            1,
            "PodMonitor",
            1,
            "PrometheusRule",
            count(RULES, ".yml"),
            "ConfigMap",
            count(DASHBOARDS, ".json")),
        kinds);
  }

  private static int count(Path directory, String end) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return (int) files.filter(file -> file.toString().endsWith(end)).count();
    }
  }
}
