package io.gameserverexporter.omok.e2e;

import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A Prometheus of the test's own, and its HTTP API. */
final class Prometheus implements AutoCloseable {

  /** The interval between scrapes, and how long one may take. */
  static final int SCRAPE_SECONDS = 2;

  /** Any free port of this machine, for {@code --web.listen-address}. */
  static final String ANY = "127.0.0.1:0";

  /** A value and when it was, in seconds since 1970. */
  record Sample(double time, double value) {}

  /** One element of an answer: one sample of an instant vector, or all of a range's. */
  record Series(Map<String, String> labels, List<Sample> samples) {
    String label(String name) {
      return labels.getOrDefault(name, "");
    }

    double value() {
      return samples.get(samples.size() - 1).value();
    }
  }

  /**
   * A rule that it evaluates.
   *
   * @param records whether it records a series; otherwise it alerts
   * @param health ok, err or unknown
   */
  record Rule(String name, boolean records, String query, String health, String lastError) {}

  private static final Path RULES = Checkout.folder().resolve("alert-rules/*.yml");

  private final Child process;
  private final URI address;

  private Prometheus(Child process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one that scrapes every two seconds and evaluates this project's rules.
   *
   * @param targets what to scrape, by the name of the job
   */
  static Prometheus start(Path folder, Map<String, URI> targets)
      throws IOException, InterruptedException {
    return start(folder, targets, "");
  }

  /**
   * Starts one that does more than to scrape.
   *
   * @param more what to add to its configuration
   */
  static Prometheus start(Path folder, Map<String, URI> targets, String more)
      throws IOException, InterruptedException {
    StringBuilder configuration =
        new StringBuilder(
            """
            global:
              scrape_interval: %ds
              scrape_timeout: %ds
            rule_files: ['%s']
            scrape_configs:
            """
                .formatted(SCRAPE_SECONDS, SCRAPE_SECONDS, RULES));
    targets.forEach(
        (job, url) ->
            configuration
                .append("  - job_name: ")
                .append(job)
                .append("\n    static_configs:\n      - targets: ['")
                .append(url.getAuthority())
                .append("']\n"));
    configuration.append(more);
    Path file = folder.resolve("prometheus.yml");
    Files.writeString(file, configuration);
    return start(
        file, "--storage.tsdb.path=" + folder.resolve("prometheus"), "--web.listen-address=" + ANY);
  }

  /**
   * Starts one with a configuration and a command line of the test's own.
   *
   * @param configuration a file; what it says goes beside it
   * @param flags where it listens and keeps its data, at least
   */
  static Prometheus start(Path configuration, String... flags)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Installed.program("prometheus"));
    command.add("--config.file=" + configuration);
    command.addAll(List.of(flags));
    Child process =
        Child.start(configuration.resolveSibling(configuration.getFileName() + ".log"), command);
    URI address = listening(process);
    // It listens before it can answer.
    process.await("Server is ready to receive web requests");
    return new Prometheus(process, address);
  }

  /** The address that Prometheus and its exporters say they listen on. */
  static URI listening(Child process) throws IOException, InterruptedException {
    try {
      return URI.create("http://" + process.await("msg=\"Listening on\".* address=(\\S+)"));
    } catch (AssertionError notReady) {
      process.close();
      throw notReady;
    }
  }

  /** The answer to a query as of now. */
  List<Series> query(String query) throws IOException, InterruptedException {
    return query(query, Instant.now());
  }

  /** The answer to a query as of some moment. */
  List<Series> query(String query, Instant at) throws IOException, InterruptedException {
    JsonNode answer = get("/api/v1/query?time=" + at + "&query=" + encode(query));
    return series(answer);
  }

  /** The answers to a query from some moment to another, one for each scrape. */
  List<Series> query(String query, Instant from, Instant to)
      throws IOException, InterruptedException {
    return series(
        get(
            "/api/v1/query_range?start="
                + from
                + "&end="
                + to
                + "&step="
                + SCRAPE_SECONDS
                + "&query="
                + encode(query)));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<Series> series(JsonNode answer) {
    List<Series> result = new ArrayList<>();
    for (JsonNode element : answer.path("data").path("result")) {
      Map<String, String> labels = new TreeMap<>();
      element
          .path("metric")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
      List<Sample> samples = new ArrayList<>();
      for (JsonNode pair : element.path("values")) {
        samples.add(sample(pair));
      }
      if (element.has("value")) {
        samples.add(sample(element.path("value")));
      }
      result.add(new Series(labels, samples));
    }
    return result;
  }

  private static Sample sample(JsonNode pair) {
    return new Sample(pair.get(0).asDouble(), Double.parseDouble(pair.get(1).asString()));
  }

  /** What it says of its targets: the state of each and the last error, by job. */
  Map<String, String> targets() throws IOException, InterruptedException {
    Map<String, String> states = new TreeMap<>();
    for (JsonNode target : get("/api/v1/targets").path("data").path("activeTargets")) {
      states.put(
          target.path("labels").path("job").asString(),
          target.path("health").asString() + target.path("lastError").asString());
    }
    return states;
  }

  /** The names of all metrics that have series with certain labels. */
  Set<String> names(String selector) throws IOException, InterruptedException {
    Set<String> names = new TreeSet<>();
    get("/api/v1/label/__name__/values?match%5B%5D=" + encode(selector))
        .path("data")
        .forEach(name -> names.add(name.asString()));
    return names;
  }

  /** The rules that it evaluates. */
  List<Rule> rules() throws IOException, InterruptedException {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode group : get("/api/v1/rules").path("data").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        rules.add(
            new Rule(
                rule.path("name").asString(),
                rule.path("type").asString().equals("recording"),
                rule.path("query").asString(),
                rule.path("health").asString(),
                rule.path("lastError").asString("")));
      }
    }
    return rules;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    JsonNode answer = Json.mapper().readTree(Web.get(URI.create(address + path)).body());
    if (!answer.path("status").asString("").equals("success")) {
      throw new AssertionError(path + ": " + answer);
    }
    return answer;
  }

  /** Where it listens. */
  URI address() {
    return address;
  }

  /** Its own metrics page. */
  String metrics() throws IOException, InterruptedException {
    return Web.get(URI.create(address + "/metrics")).body();
  }

  @Override
  public void close() {
    process.close();
  }
}
