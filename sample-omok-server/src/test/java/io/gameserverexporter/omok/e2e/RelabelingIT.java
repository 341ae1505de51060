package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.omok.web.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What a game server in Kubernetes is called, whatever its pod, address and port are: the
 * relabeling of {@code deploy} applied by Prometheus's own tool to pods as Kubernetes describes
 * them.
 */
@EnabledIf(
    value = "isInstalled",
    disabledReason = "promtool is not installed (Debian: apt-get install prometheus)")
class RelabelingIT {
  private static final String POD = "__meta_kubernetes_pod_";
  private static final Path DEPLOY = Checkout.folder().resolve("deploy");

  @TempDir Path folder;

  static boolean isInstalled() {
    return Installed.find("promtool").isPresent();
  }

  @Test
  void thePrometheusAgentOfAClusterTakesOnlyTheMetricsPortOfPodsThatAskForIt() throws Exception {
    Map<String, Object> job = job();
    List<Map<String, Object>> pods =
        List.of(
            pod("omok-7d9f-x2x4p", "10.0.0.1:19100", "metrics", "omok-1"),
            pod("omok-7d9f-x2x4p", "10.0.0.1:5105", "game", "omok-1"),
            pod("lobby-0", "10.0.0.2:19100", "metrics", ""),
            without(pod("other-0", "10.0.0.3:8080", "metrics", ""), "scrape"));
    assertEquals(
        Set.of(
            Map.of("job", "omok", "namespace", "games", "instance", "omok-1"),
            Map.of("job", "omok", "namespace", "games", "instance", "lobby-0")),
        labels(job, pods));
  }

  @Test
  void aPodThatComesBackHasTheLabelsThatItHad() throws Exception {
    for (Map<String, Object> job : List.of(job(), jobOfPodMonitor())) {
      List<Map<String, Object>> lives =
          List.of(
              pod("omok-7d9f-x2x4p", "10.0.0.1:19100", "metrics", "omok-1"),
              pod("omok-5c6b-9k8m7", "10.0.9.9:19100", "metrics", "omok-1"));
      assertEquals(1, labels(job, lives).size());
      List<Map<String, Object>> ofStatefulSet =
          List.of(
              pod("lobby-0", "10.0.0.2:19100", "metrics", ""),
              pod("lobby-0", "10.0.9.8:19100", "metrics", ""),
              pod("lobby-1", "10.0.9.7:19100", "metrics", ""));
      assertEquals(2, labels(job, ofStatefulSet).size());
    }
  }

  @Test
  void thePodMonitorNamesServersAsTheAgentOfAClusterDoes() throws Exception {
    List<Map<String, Object>> pods =
        List.of(
            pod("omok-7d9f-x2x4p", "10.0.0.1:19100", "metrics", "omok-1"),
            pod("lobby-0", "10.0.0.2:19100", "metrics", ""));
    Set<String> instances = new TreeSet<>();
    labels(jobOfPodMonitor(), pods).forEach(labels -> instances.add(labels.get("instance")));
    assertEquals(Set.of("omok-1", "lobby-0"), instances);
  }

  /** The job of {@code fleet/agent-kubernetes.yml}. */
  private static Map<String, Object> job() throws Exception {
    Map<String, Object> job =
        Yaml.map(Yaml.read(DEPLOY.resolve("fleet/agent-kubernetes.yml")), "scrape_configs", 0);
    // Debian's Prometheus cannot look into Kubernetes; the pods are given.
    job.remove("kubernetes_sd_configs");
    return job;
  }

  /** The job that the operator makes of the PodMonitor: its own labels first, then ours. */
  private static Map<String, Object> jobOfPodMonitor() throws Exception {
    List<Object> rules = new ArrayList<>();
    rules.add(rule("__meta_kubernetes_namespace", "namespace"));
    rules.add(rule(POD + "container_name", "container"));
    rules.add(rule(POD + "name", "pod"));
    rules.add(rule(POD + "label_app_kubernetes_io_name", "job"));
    for (Object given :
        Yaml.list(
            Yaml.read(DEPLOY.resolve("kubernetes/podmonitor.yaml")),
            "spec",
            "podMetricsEndpoints",
            0,
            "relabelings")) {
      Map<String, Object> rule = new HashMap<>();
      Yaml.map(given)
          .forEach(
              (key, value) ->
                  rule.put(
                      Map.of("sourceLabels", "source_labels", "targetLabel", "target_label")
                          .getOrDefault(key, key),
                      value));
      rules.add(rule);
    }
    return new HashMap<>(Map.of("job_name", "game", "relabel_configs", rules));
  }

  private static Map<String, Object> rule(String source, String target) {
    return Map.of("source_labels", List.of(source), "target_label", target);
  }

  /** A pod's port as Kubernetes describes it to Prometheus. */
  private static Map<String, Object> pod(String name, String address, String port, String server) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("__meta_kubernetes_namespace", "games");
    labels.put(POD + "name", name);
    labels.put(POD + "container_name", "server");
    labels.put(POD + "container_port_name", port);
    labels.put(POD + "label_app_kubernetes_io_name", "omok");
    labels.put(POD + "label_gameserver_exporter_scrape", "true");
    labels.put(POD + "label_gameserver_exporter_server", server);
    return new HashMap<>(Map.of("targets", List.of(address), "labels", labels));
  }

  private static Map<String, Object> without(Map<String, Object> pod, String label) {
    Yaml.map(pod, "labels").remove(POD + "label_gameserver_exporter_" + label);
    return pod;
  }

  /** The labels of the targets that a job makes of pods. */
  private Set<Map<String, String>> labels(Map<String, Object> job, List<Map<String, Object>> pods)
      throws Exception {
    Map<String, Object> own = new HashMap<>(job);
    own.put("static_configs", pods);
    Path file =
        Yaml.write(folder.resolve("prometheus.yml"), Map.of("scrape_configs", List.of(own)));
    Run run =
        Run.of(
            folder,
            "promtool",
            "check",
            "service-discovery",
            "--timeout=1s",
            file.toString(),
            Yaml.text(job, "job_name"));
    assertEquals(0, run.code(), run.output());
    Set<Map<String, String>> targets = new HashSet<>();
    String json = run.output().substring(run.output().indexOf('['));
    for (JsonNode target : Json.mapper().readTree(json)) {
      Map<String, String> labels = new TreeMap<>();
      target
          .path("labels")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
      labels.keySet().removeIf(label -> label.startsWith("__"));
      if (!labels.isEmpty()) {
        targets.add(labels);
      }
    }
    return targets;
  }
}
