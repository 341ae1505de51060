package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An Alertmanager of the test's own, with the configuration that the project ships. */
final class Alertmanager implements AutoCloseable {
  private final Child process;
  private final URI address;

  private Alertmanager(Child process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts one that tells of alerts at once, by mail, on Slack, and to a webhook besides. */
  static Alertmanager start(Path folder, MailServer mail, WebhookServer hooks)
      throws IOException, InterruptedException {
    Path file = folder.resolve("alertmanager.yml");
    Yaml.write(file, configuration(folder, mail, hooks));
    ProcessBuilder command =
        new ProcessBuilder(
            Installed.program("prometheus-alertmanager"),
            "--config.file=" + file,
            "--storage.path=" + folder.resolve("alertmanager"),
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:0");
    command.environment().put("SSL_CERT_FILE", mail.certificate().toString());
    Child process = Child.start(folder.resolve("alertmanager.log"), command);
    return new Alertmanager(process, Prometheus.listening(process));
  }

  /** The shipped one, but for addresses, secrets, and how long to wait for more. */
  private static Map<String, Object> configuration(
      Path folder, MailServer mail, WebhookServer hooks) throws IOException {
    Map<String, Object> configuration = shipped();
    Map<String, Object> global = Yaml.map(configuration, "global");
    global.put("smtp_smarthost", mail.address());
    global.put("smtp_auth_password_file", secret(folder, "password", MailServer.PASSWORD));
    global.put("slack_api_url_file", secret(folder, "slack", hooks.url("/slack")));
    hurry(Yaml.map(configuration, "route"));
    for (Object receiver : Yaml.list(configuration, "receivers")) {
      Yaml.map(receiver).put("webhook_configs", List.of(Map.of("url", hooks.url("/webhook"))));
    }
    return configuration;
  }

  private static Map<String, Object> shipped() throws IOException {
    return Yaml.read(Checkout.folder().resolve("deploy/alertmanager/alertmanager.yml"));
  }

  /** The user that the shipped configuration sends mail as. */
  static String mailUser() throws IOException {
    return Yaml.text(shipped(), "global", "smtp_auth_username");
  }

  private static String secret(Path folder, String name, String value) throws IOException {
    return Files.writeString(folder.resolve(name), value).toString();
  }

  private static void hurry(Map<String, Object> route) {
    route.put("group_wait", "1s");
    route.put("group_interval", "2s");
    for (Object child : Yaml.list(route, "routes")) {
      hurry(Yaml.map(child));
    }
  }

  /** Host and port. */
  String authority() {
    return address.getAuthority();
  }

  @Override
  public void close() {
    process.close();
  }
}
