package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.ServiceName;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people on call hear when game fails a share of its requests while hive ends, and when both
 * are mended: through the rules and the Alertmanager configuration that the project ships.
 */
@EnabledIf(
    value = "isInstalled",
    disabledReason =
        "Prometheus or Alertmanager is not installed"
            + " (Debian: apt-get install prometheus prometheus-alertmanager)")
class AlertsIT {
  private static final String DOWN = "GameServerDown";
  private static final String ERRORS = "GameServerErrorShareHigh";
  private static final List<String> ALERTS = List.of(DOWN, ERRORS);
  private static final List<String> STATES = List.of("firing", "resolved");

  private static final Duration LIMIT = Duration.ofMinutes(6);

  /** Few calls while they fail and many afterwards: so the share of the failed ones soon falls. */
  private static final Duration BEFORE = Duration.ofMillis(250);

  private static final Duration AFTER = Duration.ofMillis(5);

  @TempDir static Path folder;
  private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();
  private static final Map<ServiceName, Ports> PORTS = new LinkedHashMap<>();
  private static MailServer mail;
  private static WebhookServer hooks;

  /** Where a service is, also after a new start. */
  private record Ports(int service, int agent) {}

  static boolean isInstalled() {
    return Stream.of("prometheus", "prometheus-alertmanager")
        .allMatch(name -> Installed.find(name).isPresent());
  }

  @BeforeAll
  static void breakAndMend() throws Exception {
    mail = started(new MailServer(folder, Alertmanager.mailUser()));
    hooks = started(new WebhookServer());
    Alertmanager alertmanager = started(Alertmanager.start(folder, mail, hooks));
    startPrometheus(alertmanager);

    OmokService game = start(ServiceName.GAME, "--break=errors", "--break-after=0");
    // Prometheus is there already and sees it in time.
    start(ServiceName.HIVE, "--break=down", "--break-after=15");
    Traffic traffic = started(new Traffic(game.url().resolve("/hello"), BEFORE));
    awaitAll("firing");

    game.process().close();
    start(ServiceName.GAME);
    start(ServiceName.HIVE);
    traffic.pause(AFTER);
    awaitAll("resolved");
  }

  private static <T extends AutoCloseable> T started(T closeable) {
    STARTED.push(closeable);
    return closeable;
  }

  private static void startPrometheus(Alertmanager alertmanager) throws Exception {
    Map<String, URI> targets = new LinkedHashMap<>();
    for (ServiceName name : List.of(ServiceName.HIVE, ServiceName.GAME)) {
      Ports ports = new Ports(freePort(), freePort());
      PORTS.put(name, ports);
      targets.put(name.label(), URI.create("http://127.0.0.1:" + ports.agent()));
    }
    String more =
        """
        alerting:
          alertmanagers:
            - static_configs:
                - targets: ['%s']
        """
            .formatted(alertmanager.authority());
    started(Prometheus.start(folder, targets, more));
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private static OmokService start(ServiceName name, String... more) throws Exception {
    Ports ports = PORTS.get(name);
    String[] options =
        Stream.concat(Stream.of("--" + name.label() + ".port=" + ports.service()), Stream.of(more))
            .toArray(String[]::new);
    OmokService.Starting starting = OmokService.start(name, folder, ports.agent(), options);
    started(starting.process());
    return starting.awaitReady();
  }

  /** Waits until everybody has heard of everything. */
  private static void awaitAll(String state) throws Exception {
    Predicate<String> told =
        name ->
            hooks.alerts().stream().anyMatch(alert -> isOf(alert, name, state))
                && mails(name, state).findAny().isPresent()
                && slack(name, state).findAny().isPresent();
    List<String> missing =
        Await.last(LIMIT, () -> ALERTS.stream().filter(told.negate()).toList(), List::isEmpty);
    assertTrue(
        missing.isEmpty(),
        () ->
            "not told as %s: %s; webhook: %s; mail: %s; Slack: %s"
                .formatted(state, missing, hooks.alerts(), mail.mails(), hooks.slack()));
  }

  private static boolean isOf(WebhookServer.Alert alert, String name, String state) {
    return alert.name().equals(name) && alert.status().equals(state);
  }

  private static Stream<MailServer.Mail> mails(String name, String state) {
    return mail.mails().stream().filter(m -> m.subject().startsWith(title(name, state)));
  }

  private static Stream<WebhookServer.SlackMessage> slack(String name, String state) {
    return hooks.slack().stream().filter(m -> m.title().startsWith(title(name, state)));
  }

  private static String title(String name, String state) {
    return state.toUpperCase(Locale.ROOT) + ": " + name + " (";
  }

  private static WebhookServer.Alert alert(String name, String state) {
    return hooks.alerts().stream()
        .filter(alert -> isOf(alert, name, state))
        .findFirst()
        .orElseThrow();
  }

  @AfterAll
  static void stop() throws Exception {
    while (!STARTED.isEmpty()) {
      STARTED.pop().close();
    }
  }

  @Test
  void eachAlertNamesTheServerThatIsBroken() {
    for (String state : STATES) {
      assertServer(alert(DOWN, state), ServiceName.HIVE);
      assertServer(alert(ERRORS, state), ServiceName.GAME);
    }
  }

  private static void assertServer(WebhookServer.Alert alert, ServiceName name) {
    String instance = "127.0.0.1:" + PORTS.get(name).agent();
    assertEquals(name.label(), alert.labels().get("job"), alert.toString());
    assertEquals(instance, alert.labels().get("instance"), alert.toString());
    assertEquals("critical", alert.labels().get("severity"), alert.toString());
    for (String text : List.of("summary", "description")) {
      String value = alert.annotations().getOrDefault(text, "");
      assertTrue(value.contains(instance), alert.toString());
      assertTrue(value.contains("(" + name.label() + ")"), alert.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DOWN, ERRORS})
  void mailAndSlackSayWhatHappensAndWhatToDo(String name) {
    for (String state : STATES) {
      Map<String, String> annotations = alert(name, state).annotations();
      MailServer.Mail first = mails(name, state).findFirst().orElseThrow();
      String slack = slack(name, state).findFirst().orElseThrow().text();
      for (String text : List.of("summary", "description", "runbook_url")) {
        String said = withoutFigures(annotations.getOrDefault(text, ""));
        assertTrue(withoutFigures(first.text()).contains(text + " = " + said), said + "\n" + first);
        assertTrue(withoutFigures(slack).contains(said), said + "\n" + slack);
      }
      assertTrue(
          annotations
              .getOrDefault("runbook_url", "")
              .endsWith("/docs/runbooks.md#" + name.toLowerCase(Locale.ROOT)),
          annotations.toString());
    }
  }

  /** The share of failed requests may be another in the next notification. */
  private static String withoutFigures(String text) {
    return text.replaceAll("[0-9.]+%", "%");
  }
}
