package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Ledger.Key;
import io.gameserverexporter.support.Metrics;
import io.gameserverexporter.support.Metrics.Sample;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the agent had counted at one moment.
 *
 * @param requests by series; none with a count of 0
 * @param active requests that had begun and not ended
 */
record Counted(Map<Key, Long> requests, long active) {
  static final String DURATION = "http_server_request_duration_seconds";
  static final String ACTIVE = "http_server_active_requests";

  /** The route of what there is no series for. */
  static final String OTHER_ROUTE = "_other";

  static Counted in(Metrics metrics) {
    Map<Key, Long> requests = new TreeMap<>();
    metrics
        .find(DURATION + "_count")
        .filter(sample -> sample.value() > 0)
        .forEach(sample -> requests.merge(keyOf(sample), (long) sample.value(), Long::sum));
    return new Counted(requests, (long) metrics.sum(ACTIVE));
  }

  private static Key keyOf(Sample sample) {
    // Past the limit of series the scheme may be given up, too.
    if (!sample.label("url_scheme").equals("http")
        && !sample.label("http_route").equals(OTHER_ROUTE)) {
      throw new AssertionError("a scheme that no request had: " + sample);
    }
    return new Key(
        sample.label("http_request_method"),
        sample.label("http_route"),
        sample.label("http_response_status_code"),
        sample.label("error_type"));
  }

  /** The same by what is compared. */
  Counted compared(AgentUnderTest agent) {
    Map<Key, Long> result = new TreeMap<>();
    requests.forEach((key, count) -> result.merge(agent.compared(key), count, Long::sum));
    return new Counted(result, active);
  }

  /** What has been added since. */
  Map<Key, Long> since(Counted earlier) {
    Map<Key, Long> added = new TreeMap<>(requests);
    earlier.requests.forEach((key, count) -> added.merge(key, -count, Long::sum));
    added.values().removeIf(count -> count == 0);
    return added;
  }

  long total() {
    return requests.values().stream().mapToLong(Long::longValue).sum();
  }
}
