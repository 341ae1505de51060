package io.gameserverexporter.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One scrape.
 *
 * @param samples in the order of the text
 */
public record Metrics(List<Sample> samples) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /**
   * One line.
   *
   * @param labels without those whose value is empty: Prometheus takes them for absent
   */
  public record Sample(String name, Map<String, String> labels, double value) {
    /** The label's value; empty when it has none. */
    public String label(String label) {
      return labels.getOrDefault(label, "");
    }
  }

  /** Fetches and parses; fails unless the answer is 200. */
  public static Metrics scrape(URI endpoint) throws IOException, InterruptedException {
    HttpResponse<String> response = get(endpoint);
    if (response.statusCode() != 200) {
      throw new AssertionError(endpoint + " answered " + response.statusCode());
    }
    return parse(response.body());
  }

  /** Waits until the endpoint answers 200. */
  public static void awaitOk(URI address) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      int status = get(address).statusCode();
      if (status == 200) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(address + " still answers " + status);
      }
      Thread.sleep(20);
    }
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(address).timeout(LIMIT).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Parses the Prometheus text format. */
  public static Metrics parse(String text) {
    return new Metrics(
        text.lines()
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> new SampleParser(line).parse())
            .toList());
  }

  /** The samples of that name with at least these labels, given as name, value, name, value ... */
  public Stream<Sample> find(String name, String... labels) {
    Map<String, String> wanted = new HashMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      wanted.put(labels[i], labels[i + 1]);
    }
    return samples.stream()
        .filter(sample -> sample.name().equals(name))
        .filter(
            sample ->
                wanted.entrySet().stream()
                    .allMatch(label -> sample.label(label.getKey()).equals(label.getValue())));
  }

  /** The sum of what {@link #find} finds; 0 when that is nothing. */
  public double sum(String name, String... labels) {
    return find(name, labels).mapToDouble(Sample::value).sum();
  }
}
