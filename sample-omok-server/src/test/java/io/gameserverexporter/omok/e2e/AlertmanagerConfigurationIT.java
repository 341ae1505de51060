package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.web.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code deploy/alertmanager}: it is valid, and who is told of what. */
@EnabledIf(
    value = "isInstalled",
    disabledReason =
        "Alertmanager is not installed (Debian: apt-get install prometheus-alertmanager)")
class AlertmanagerConfigurationIT {
  private static final Path SHIPPED = Checkout.folder().resolve("deploy/alertmanager");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  static boolean isInstalled() {
    return Stream.of("prometheus-alertmanager", "amtool")
        .allMatch(name -> Installed.find(name).isPresent());
  }

  @Test
  void amtoolAcceptsTheConfiguration() throws Exception {
    Run run = Run.of(folder, "amtool", "check-config", SHIPPED + "/alertmanager.yml");
    assertEquals(0, run.code(), run.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gmail.yml", "naver.yml"})
  void amtoolAcceptsAnExampleInPlaceOfGlobal(String example) throws Exception {
    Map<String, Object> configuration = Yaml.read(SHIPPED.resolve("alertmanager.yml"));
    Map<String, Object> global =
        Yaml.map(Yaml.read(SHIPPED.resolve("examples/" + example)), "global");
    assertEquals(Yaml.map(configuration, "global").keySet(), global.keySet());
    configuration.put("global", global);
    Path file = Yaml.write(folder.resolve("alertmanager.yml"), configuration);
    Run run = Run.of(folder, "amtool", "check-config", file.toString());
    assertEquals(0, run.code(), run.output());
  }

  @Test
  void noSecretStandsInAConfiguration() throws Exception {
    for (String file : List.of("alertmanager.yml", "examples/gmail.yml", "examples/naver.yml")) {
      Map<String, Object> global = Yaml.map(Yaml.read(SHIPPED.resolve(file)), "global");
      assertEquals("secrets/smtp_password", Yaml.text(global, "smtp_auth_password_file"));
      assertEquals("secrets/slack_url", Yaml.text(global, "slack_api_url_file"));
      assertEquals("true", Yaml.text(global, "smtp_require_tls"));
    }
  }

  @Test
  void theWorstGoesToTheMailTooAndWhatFollowsFromItToNobody() throws Exception {
    String down = alert("GameServerDown", "critical", "instance", "hive");
    String threads = alert("JvmThreadLeak", "warning", "instance", "hive");
    String ofAnother = alert("JvmThreadLeak", "warning", "instance", "game");
    String disk = alert("HostDiskFilling", "critical", "host", "a", "mountpoint", "/");
    String diskSooner = alert("HostDiskFilling", "warning", "host", "a", "mountpoint", "/");
    String otherDisk = alert("HostDiskFilling", "warning", "host", "b", "mountpoint", "/");

    assertEquals(
        Map.of(
            down, "active mail-and-slack",
            threads, "suppressed slack",
            ofAnother, "active slack",
            disk, "active mail-and-slack",
            diskSooner, "suppressed slack",
            otherDisk, "active slack"),
        told(List.of(down, threads, ofAnother, disk, diskSooner, otherDisk)));
  }

  /** An alert's labels as JSON. */
  private static String alert(String name, String severity, String... more) {
    Map<String, String> labels = new TreeMap<>(Map.of("alertname", name, "severity", severity));
    for (int i = 0; i < more.length; i += 2) {
      labels.put(more[i], more[i + 1]);
      if (more[i].equals("instance")) {
        labels.put("job", "omok");
      }
    }
    return Json.mapper().writeValueAsString(labels);
  }

  /** What Alertmanager makes of alerts: the state and the receivers of each. */
  private Map<String, String> told(List<String> alerts) throws Exception {
    Map<String, Object> configuration = Yaml.read(SHIPPED.resolve("alertmanager.yml"));
    holdBack(Yaml.map(configuration, "route"));
    try (Child process =
        Child.start(
            folder.resolve("alertmanager.log"),
            List.of(
                Installed.program("prometheus-alertmanager"),
                "--config.file=" + Yaml.write(folder.resolve("alertmanager.yml"), configuration),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:0"))) {
      URI api = Prometheus.listening(process).resolve("/api/v2/alerts");
      post(api, alerts);
      // Suppressed is what it finds when it looks at a group, a moment after the alert has come.
      return Await.last(
          LIMIT,
          () -> states(api),
          states ->
              states.size() == alerts.size()
                  && states.values().stream().filter(s -> s.startsWith("suppressed")).count() == 2);
    }
  }

  /** Nothing is to leave this machine. */
  private static void holdBack(Map<String, Object> route) {
    route.put("group_wait", "1h");
    for (Object child : Yaml.list(route, "routes")) {
      holdBack(Yaml.map(child));
    }
  }

  private static void post(URI api, List<String> alerts) throws Exception {
    List<String> bodies = new ArrayList<>();
    alerts.forEach(labels -> bodies.add("{\"labels\":" + labels + "}"));
    HttpResponse<String> answer =
        Web.send(
            HttpRequest.newBuilder(api)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(bodies.toString())));
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private static Map<String, String> states(URI api) throws Exception {
    Map<String, String> states = new TreeMap<>();
    for (JsonNode alert : Json.mapper().readTree(Web.get(api).body())) {
      Map<String, String> labels = new TreeMap<>();
      alert
          .path("labels")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
      List<String> receivers = new ArrayList<>();
      alert.path("receivers").forEach(each -> receivers.add(each.path("name").asString()));
      assertTrue(!receivers.isEmpty());
      states.put(
          Json.mapper().writeValueAsString(labels),
          alert.path("status").path("state").asString() + " " + String.join(" ", receivers));
    }
    return states;
  }
}
