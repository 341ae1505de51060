package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the page's charts said while the bots played, held against a Prometheus. */
final class ChartReadings {
  /** What the page's rates look back on. */
  private static final int LOOK_BACK_SECONDS = 10;

  private final List<AgentPage.Reading> readings;
  private final Prometheus prometheus;

  ChartReadings(List<AgentPage.Reading> readings, Prometheus prometheus) {
    this.readings = readings;
    this.prometheus = prometheus;
  }

  /** Readings amid the bots' play: those before and after them are of it, too. */
  private List<AgentPage.Reading> busy() {
    List<AgentPage.Reading> busy = new ArrayList<>();
    for (int i = 1; i < readings.size() - 1; i++) {
      if (readings.subList(i - 1, i + 2).stream().allMatch(ChartReadings::isBusy)) {
        busy.add(readings.get(i));
      }
    }
    assertTrue(busy.size() >= 3, "readings under load: " + busy.size() + " of " + readings.size());
    return busy;
  }

  private static boolean isBusy(AgentPage.Reading reading) {
    return reading.values().getOrDefault("requests total", 0.0) > 5;
  }

  /** What the rates of a reading look back on: ten seconds, or more where the page asks rarely. */
  private String lookBack(AgentPage.Reading reading) {
    double earlier = reading.time() - LOOK_BACK_SECONDS;
    for (AgentPage.Reading other : readings) {
      if (reading.time() - other.time() >= LOOK_BACK_SECONDS - 0.5) {
        earlier = other.time();
      }
    }
    return Math.round(1000 * (reading.time() - earlier)) + "ms";
  }

  /**
   * Compares the means over the readings: single ones are of other moments than a scrape.
   *
   * @param query with {@code %s} for what the reading looks back on
   */
  void assertMeans(String line, String query, double relative, double absolute) throws Exception {
    assertNear(
        line, query, values -> Arrays.stream(values).average().orElse(0), relative, absolute);
  }

  /** The same by medians: a stall is in one more window here than there, and moves a mean a lot. */
  void assertMedians(String line, String query, double relative, double absolute) throws Exception {
    assertNear(line, query, ChartReadings::median, relative, absolute);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void assertNear(
      String line,
      String query,
      ToDoubleFunction<double[]> middle,
      double relative,
      double absolute)
      throws Exception {
    List<AgentPage.Reading> busy = busy();
    double[] onPage = new double[busy.size()];
    double[] inPrometheus = new double[busy.size()];
    for (int i = 0; i < onPage.length; i++) {
      AgentPage.Reading reading = busy.get(i);
      onPage[i] = reading.values().getOrDefault(line, 0.0);
      List<Prometheus.Series> answer =
          prometheus.query(query.replace("%s", lookBack(reading)), reading.instant());
      assertTrue(answer.size() <= 1, query + ": " + answer);
      inPrometheus[i] = answer.isEmpty() ? 0 : answer.get(0).value();
    }
    double shown = middle.applyAsDouble(onPage);
    double expected = middle.applyAsDouble(inPrometheus);
    double tolerance = relative * expected + absolute;
    assertTrue(
        expected > 0 && Math.abs(shown - expected) <= tolerance,
        line + ": " + shown + " is not within " + tolerance + " of " + expected);
  }

  /** A gauge lies between what Prometheus saw shortly before and shortly after, in each reading. */
  void assertBetween(String line, String series, double tolerance) throws Exception {
    for (AgentPage.Reading reading : busy()) {
      Instant after = reading.instant().plusSeconds(3 * Prometheus.SCRAPE_SECONDS);
      String range = "[" + 6 * Prometheus.SCRAPE_SECONDS + "s]";
      List<Prometheus.Series> lowest =
          prometheus.query("min_over_time(" + series + range + ")", after);
      assertEquals(1, lowest.size(), series);
      double low = lowest.get(0).value();
      double high = prometheus.query("max_over_time(" + series + range + ")", after).get(0).value();
      double shown = reading.values().getOrDefault(line, Double.NaN);
      assertTrue(
          shown >= low - tolerance && shown <= high + tolerance,
          line + ": " + shown + " is not between " + low + " and " + high);
    }
  }
}
