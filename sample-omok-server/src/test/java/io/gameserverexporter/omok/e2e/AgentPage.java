package io.gameserverexporter.omok.e2e;

import io.gameserverexporter.omok.web.Json;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** The agent's own page in a browser, read as somebody would who cannot see the lines. */
record AgentPage(Chromium browser, URI address) {
  /** Notes what the tables under the charts say each time that the page has new figures. */
  private static final String RECORDER =
      """
      window.testReadings = [];
      new MutationObserver(() => {
        const values = {};
        for (const row of document.querySelectorAll('.card:not([hidden]) [data-line]')) {
          const chart = row.closest('.card').dataset.chart;
          const value = row.cells[1].dataset.value;
          if (value !== '' && value !== undefined) {
            values[chart + ' ' + row.dataset.line] = Number(value);
          }
        }
        window.testReadings.push({time: Number(document.body.dataset.time), values});
      }).observe(document.body, {attributes: true, attributeFilter: ['data-time']});
      """;

  /**
   * The charts at one moment.
   *
   * @param time of the scrape, in seconds since 1970
   * @param values the newest of each line, by "chart line"
   */
  record Reading(double time, Map<String, Double> values) {
    Instant instant() {
      return AgentPage.instant(time);
    }
  }

  /** The page's time as others write it. */
  static Instant instant(double seconds) {
    return Instant.ofEpochMilli((long) (seconds * 1000));
  }

  /** Opens the page of the agent whose metrics are at an address, and waits for its figures. */
  static AgentPage open(Chromium browser, URI metrics) {
    AgentPage page = new AgentPage(browser, metrics.resolve("/"));
    browser.open(page.address);
    page.awaitRefresh();
    return page;
  }

  /** Waits until the page shows figures that are newer than those it shows now. */
  void awaitRefresh() {
    String shown = time();
    browser.await("new figures", unused -> !time().isEmpty() && !time().equals(shown));
  }

  private String time() {
    String time = browser.find("body").getDomAttribute("data-time");
    return time == null ? "" : time;
  }

  /** Begins to note what the charts say. */
  void record() {
    browser.driver().executeScript(RECORDER);
  }

  /** What the charts have said since {@link #record}. */
  List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    for (JsonNode each : Json.mapper().readTree(evaluate("JSON.stringify(window.testReadings)"))) {
      Map<String, Double> values = new HashMap<>();
      each.path("values")
          .properties()
          .forEach(value -> values.put(value.getKey(), value.getValue().asDouble()));
      readings.add(new Reading(each.path("time").asDouble(), values));
    }
    return readings;
  }

  /** The value of a JavaScript expression, as text. */
  String evaluate(String expression) {
    return String.valueOf(browser.driver().executeScript("return " + expression));
  }

  /** The routes table's rows: "method route", then value by column; none where there is a dash. */
  Map<String, Map<String, Double>> routes() {
    Map<String, Map<String, Double>> routes = new HashMap<>();
    String rows =
        evaluate(
            """
            JSON.stringify([...document.querySelectorAll('#routes-body tr')].map((row) => ({
              key: row.dataset.method + ' ' + row.dataset.route,
              values: [...row.querySelectorAll('[data-column]')].map((cell) =>
                [cell.dataset.column, cell.dataset.value])})))
            """
                .strip());
    for (JsonNode row : Json.mapper().readTree(rows)) {
      Map<String, Double> values = new HashMap<>();
      for (JsonNode value : row.path("values")) {
        number(value.get(1)).ifPresent(number -> values.put(value.get(0).asString(), number));
      }
      routes.put(row.path("key").asString(), values);
    }
    return routes;
  }

  private static OptionalDouble number(JsonNode text) {
    return text.asString("").isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(text.asString()));
  }

  /** Chooses an option of a list by its value. */
  void choose(String id, String value) {
    browser.find("#" + id + " option[value=" + value + "]").click();
  }

  /** The card of a chart. */
  WebElement chart(String id) {
    return browser.find("[data-chart=" + id + "]");
  }

  /** What a chart says instead of lines; empty when it has them. */
  String missing(String chart) {
    return chart(chart).findElement(By.className("missing")).getText();
  }
}
