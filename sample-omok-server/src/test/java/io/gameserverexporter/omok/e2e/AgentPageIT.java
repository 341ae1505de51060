package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.web.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import tools.jackson.databind.JsonNode;

/** The agent's own page in a real browser, while bots play, beside a Prometheus. */
@EnabledIf(
    value = "isInstalled",
    disabledReason =
        "Chromium, Prometheus or its node_exporter is not installed (Debian: apt-get install"
            + " chromium chromium-driver prometheus prometheus-node-exporter)")
class AgentPageIT {
  private static final String COUNT = "http_server_request_duration_seconds_count";
  private static final String BUCKET = "http_server_request_duration_seconds_bucket";
  private static final String JOB = "{job=\"game\"}";

  @TempDir static Path folder;
  private static Chromium browser;
  private static WatchedOmok omok;
  private static Prometheus prometheus;
  private static AgentPage page;

  /** What the charts said while the bots played. */
  private static ChartReadings charts;

  static boolean isInstalled() {
    return Chromium.isInstalled()
        && Stream.of("prometheus", "prometheus-node-exporter")
            .allMatch(name -> Installed.find(name).isPresent());
  }

  @BeforeAll
  static void play() throws Exception {
    browser = Chromium.start(folder.resolve("browser"));
    browser.resize(1400, 1000);
    omok =
        new WatchedOmok(
            folder,
            started -> {
              page = AgentPage.open(browser, started.service(ServiceName.GAME).metrics());
              page.record();
            });
    prometheus = omok.prometheus();
    charts = new ChartReadings(page.readings(), prometheus);
  }

  @AfterAll
  static void stop() {
    if (omok != null) {
      omok.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  /** Nothing may be refused by the policy, nothing may fail. */
  @AfterEach
  void theConsoleIsEmpty() {
    assertEquals(List.of(), browser.console());
  }

  // The figures.

  @Test
  void chartsShowTheRatesThatPrometheusShows() throws Exception {
    charts.assertMeans("requests total", "sum(rate(" + COUNT + JOB + "[%s]))", 0.15, 0.5);
    String route = "/gameplay/turn-checking";
    charts.assertMeans(
        "requests route " + route,
        "sum(rate(" + COUNT + "{job=\"game\",http_route=\"" + route + "\"}[%s]))",
        0.15,
        0.5);
    charts.assertMeans(
        "errors refused",
        "sum(rate(" + COUNT + "{job=\"game\",http_response_status_code=~\"4..\"}[%s]))",
        0.25,
        0.2);
    String busyCpu =
        "100 * (1 - sum(rate(node_cpu_seconds_total{job=\"game\",mode=~\"idle|iowait\"}[%s]))"
            + " / sum(rate(node_cpu_seconds_total"
            + JOB
            + "[%s])))";
    charts.assertMeans("cpu host", busyCpu, 0, 10);
    charts.assertMeans(
        "cpu process",
        "100 * rate(process_cpu_seconds_total"
            + JOB
            + "[%s]) / on() count(node_cpu_seconds_total{job=\"game\",mode=\"idle\"})",
        0.25,
        3);
    charts.assertMeans(
        "network loopback",
        "8 * rate(node_network_receive_bytes_total{job=\"game\",device=\"lo\"}[%s])",
        0.3,
        1e5);
  }

  @Test
  void chartsShowTheLatenciesThatPrometheusShows() throws Exception {
    for (String quantile : List.of("50", "95")) {
      String query =
          "histogram_quantile(0." + quantile + ", sum by (le) (rate(" + BUCKET + JOB + "[%s])))";
      charts.assertMedians("latency p" + quantile, query, 0.35, 0.02);
    }
  }

  @Test
  void chartsShowTheGaugesThatPrometheusShows() throws Exception {
    // Some live for less than a scrape.
    charts.assertBetween("threads live", "jvm_threads_current" + JOB, 2);
    charts.assertBetween("memory process", "process_resident_memory_bytes" + JOB, 16 << 20);
    charts.assertBetween(
        "heap committed", "jvm_memory_committed_bytes{job=\"game\",area=\"heap\"}", 0);
    // The young generation is as large: it fills and is collected between two looks.
    charts.assertBetween(
        "heap used", "jvm_memory_used_bytes{job=\"game\",area=\"heap\"}", 16 << 20);
    charts.assertBetween("memory total", "node_memory_MemTotal_bytes" + JOB, 0);
    charts.assertBetween("heap max", "jvm_memory_max_bytes{job=\"game\",area=\"heap\"}", 0);
  }

  /** Since the server's start there is no window, and so nothing to be tolerant about. */
  @Test
  void theTableHasTheCountsAndQuantilesOfPrometheus() throws Exception {
    page.choose("routes-over", "start");
    try {
      Map<String, Double> expected =
          byRoute("sum by (http_request_method, http_route) (" + COUNT + JOB + ")");
      assertTrue(expected.size() > 15, expected.toString());
      Map<String, Map<String, Double>> shown =
          Await.last(
              Duration.ofSeconds(20),
              page::routes,
              routes -> column(routes, "count").equals(expected));
      assertEquals(expected, column(shown, "count"));
      Map<String, Double> refused =
          byRoute(
              "100 * sum by (http_request_method, http_route) ("
                  + COUNT
                  + "{job=\"game\",http_response_status_code=~\"4..\"})"
                  + " / sum by (http_request_method, http_route) ("
                  + COUNT
                  + JOB
                  + ")");
      for (String quantile : List.of("50", "95", "99")) {
        Map<String, Double> seconds =
            byRoute(
                "histogram_quantile(0."
                    + quantile
                    + ", sum by (le, http_request_method, http_route) ("
                    + BUCKET
                    + JOB
                    + "))");
        seconds.forEach(
            (route, value) ->
                assertEquals(value, shown.get(route).get("p" + quantile), 1e-9, route));
      }
      shown.forEach(
          (route, values) ->
              assertEquals(refused.getOrDefault(route, 0.0), values.get("refused"), 1e-9, route));
    } finally {
      page.choose("routes-over", "minute");
    }
  }

  /** What Prometheus scraped a little earlier and a little later encloses what the page saw. */
  @Test
  void theTableOfTheLastMinuteCountsWhatCameInIt() throws Exception {
    page.awaitRefresh();
    double now = Double.parseDouble(page.evaluate("document.body.dataset.time"));
    double before =
        now
            - Double.parseDouble(
                page.evaluate("document.getElementById('routes').dataset.seconds"));
    Map<String, Double> last = counts(now + 1);
    Map<String, Double> most = counts(before - 3 * Prometheus.SCRAPE_SECONDS);
    Map<String, Double> least = counts(before + 3 * Prometheus.SCRAPE_SECONDS);
    page.routes()
        .forEach(
            (route, values) -> {
              double shown = values.get("rate") * (now - before);
              double count = last.get(route);
              double low = count - least.getOrDefault(route, 0.0);
              double high = count - most.getOrDefault(route, 0.0);
              assertTrue(
                  shown > low - 0.01 && shown < high + 0.01,
                  route + ": " + shown + " is not between " + low + " and " + high);
            });
  }

  // How it behaves.

  @Test
  void eachRefreshIsOneSmallRequest() throws Exception {
    Set<String> kinds = new HashSet<>();
    String entries =
        page.evaluate(
            "JSON.stringify(performance.getEntriesByType('resource').filter((e) =>"
                + " e.initiatorType === 'fetch').map((e) => [e.name, e.encodedBodySize]))");
    int scrapes = 0;
    for (JsonNode entry : Json.mapper().readTree(entries)) {
      String name = entry.get(0).asString();
      kinds.add(name.replaceAll("\\?.*", ""));
      if (name.contains("/metrics?")) {
        scrapes++;
        assertTrue(entry.get(1).asInt() < 20_000, entry.toString());
      }
    }
    assertEquals(Set.of(page.address() + "metrics", page.address() + "-/status"), kinds);
    assertTrue(scrapes > 5, entries);
  }

  @Test
  void restsWhileNobodyLooks() throws Exception {
    String first = browser.driver().getWindowHandle();
    Rest rest;
    browser.driver().switchTo().newWindow(WindowType.TAB);
    try {
      rest = whilePrometheusScrapes();
    } finally {
      browser.driver().close();
      browser.driver().switchTo().window(first);
    }
    page.awaitRefresh();
    rest.assertKept();
  }

  @Test
  void restsWhilePaused() throws Exception {
    WebElement pause = browser.find("#pause");
    pause.sendKeys(Keys.ENTER);
    assertEquals("true", pause.getDomAttribute("aria-pressed"));
    assertEquals("Paused", browser.find("#connection").getText());
    Rest rest = whilePrometheusScrapes();
    pause.sendKeys(Keys.ENTER);
    page.awaitRefresh();
    rest.assertKept();
    assertEquals("Live", browser.find("#connection").getText());
  }

  /** Prometheus is the clock: while it scrapes, nobody else does. */
  private static Rest whilePrometheusScrapes() throws Exception {
    // A request may be under way when the page stops.
    omok.awaitScrapes(Instant.now());
    Instant begin = Instant.now();
    for (int i = 0; i < 3; i++) {
      omok.awaitScrapes(Instant.now());
    }
    return new Rest(begin, Instant.now());
  }

  private record Rest(Instant begin, Instant end) {
    void assertKept() {
      List<Instant> asked =
          page.readings().stream()
              .map(AgentPage.Reading::instant)
              .filter(time -> time.isAfter(begin) && time.isBefore(end))
              .toList();
      assertEquals(List.of(), asked, this::toString);
    }
  }

  /** What the configuration file names and this service has; the loop is match's. */
  @Test
  void theGameItselfIsShown() {
    assertTrue(page.chart("players").isDisplayed());
    assertTrue(page.chart("actions").isDisplayed());
    assertFalse(page.chart("ticks").isDisplayed());
    assertTrue(page.chart("players").getText().contains("online"), page.chart("players").getText());
    assertTrue(page.chart("actions").getText().contains("moves"), page.chart("actions").getText());
  }

  @Test
  void linesAreDrawn() {
    for (String chart : List.of("requests", "latency", "inflight", "heap", "cpu", "network")) {
      String colors =
          page.evaluate(
              "(() => { const canvas = document.querySelector('[data-chart="
                  + chart
                  + "] canvas'); const data = canvas.getContext('2d').getImageData(0, 0,"
                  + " canvas.width, canvas.height).data; const seen = new Set();"
                  + " for (let i = 0; i < data.length; i += 4) { seen.add(data[i] + ',' +"
                  + " data[i + 1] + ',' + data[i + 2]); } return seen.size; })()");
      assertTrue(Integer.parseInt(colors) > 5, chart + " has " + colors + " colours");
    }
  }

  @Test
  void followsTheThemeOfTheVisitorUnlessTold() {
    browser.preferDark(false);
    String light = background();
    browser.preferDark(true);
    String dark = background();
    assertNotEquals(light, dark);
    page.choose("theme", "light");
    assertEquals(light, background());
    browser.preferDark(false);
    page.choose("theme", "dark");
    assertEquals(dark, background());
    // It is remembered.
    browser.open(page.address());
    page.awaitRefresh();
    assertEquals(dark, background());
    page.choose("theme", "auto");
    assertEquals(light, background());
    page.record();
  }

  private static String background() {
    return page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void fitsAPhone() {
    browser.resize(360, 740);
    try {
      page.awaitRefresh();
      assertEquals("360", page.evaluate("document.documentElement.scrollWidth"));
      assertEquals(
          "[]",
          page.evaluate(
              "JSON.stringify([...document.querySelectorAll('.plot canvas')]"
                  + ".map((canvas) => canvas.getBoundingClientRect().right)"
                  + ".filter((right) => right > 360))"));
    } finally {
      browser.resize(1400, 1000);
    }
  }

  @Test
  void theTableIsSortedAndSearchedByKeyboard() {
    WebElement requests = browser.find("#routes-head th:nth-child(9) button");
    requests.sendKeys(Keys.ENTER);
    assertEquals("descending", sortOf(9));
    assertEquals("none", sortOf(2));
    assertSorted("count", value -> -value);
    requests.sendKeys(Keys.SPACE);
    assertEquals("ascending", sortOf(9));
    assertSorted("count", value -> value);
    browser.find("#routes-head th:nth-child(1) button").sendKeys(Keys.ENTER);
    assertEquals("ascending", sortOf(1));
    List<String> names =
        browser.findAll("#routes-body tr").stream()
            .map(
                row -> row.getDomAttribute("data-route") + " " + row.getDomAttribute("data-method"))
            .toList();
    assertEquals(names.stream().sorted(String::compareToIgnoreCase).toList(), names);

    WebElement search = browser.find("#routes-search");
    search.sendKeys("MATCHING");
    List<String> found =
        browser.findAll("#routes-body tr").stream()
            .map(row -> String.valueOf(row.getDomAttribute("data-route")))
            .toList();
    assertEquals(List.of("/matching/check", "/matching/request"), found);
    String status = browser.find("#routes-found").getDomProperty("textContent");
    assertEquals("2 of " + names.size() + " routes", status);
    search.sendKeys("nothing");
    assertTrue(browser.find("#routes-none").isDisplayed());
    search.clear();
    search.sendKeys(" ", Keys.BACK_SPACE);
    assertEquals(names.size(), browser.findAll("#routes-body tr").size());
    browser.find("#routes-head th:nth-child(2) button").sendKeys(Keys.ENTER);
  }

  private static String sortOf(int column) {
    return String.valueOf(
        browser.find("#routes-head th:nth-child(" + column + ")").getDomAttribute("aria-sort"));
  }

  private static void assertSorted(String column, ToDoubleFunction<Double> order) {
    List<Double> values =
        browser.findAll("#routes-body [data-column=" + column + "]").stream()
            .map(cell -> Double.valueOf(cell.getDomAttribute("data-value")))
            .toList();
    assertTrue(values.size() > 15, values.toString());
    assertEquals(values.stream().sorted(Comparator.comparingDouble(order)).toList(), values);
  }

  @Test
  void theKeyboardReadsEarlierValuesAloud() {
    // The page may have been opened a moment ago, and has no values yet but the newest.
    page.awaitRefresh();
    page.awaitRefresh();
    browser.find("#pause").sendKeys(Keys.ENTER);
    try {
      WebElement plot = browser.find("[data-chart=threads] .plot");
      plot.sendKeys(Keys.HOME);
      String head = browser.find("[data-chart=threads] thead th:nth-child(2)").getText();
      assertTrue(head.matches("\\d\\d:\\d\\d:\\d\\d"), head);
      String spoken = page.chart("threads").getDomProperty("textContent");
      assertTrue(spoken.contains(head + ": live "), spoken);
      plot.sendKeys(Keys.ARROW_RIGHT);
      String next = browser.find("[data-chart=threads] thead th:nth-child(2)").getText();
      assertTrue(next.compareTo(head) > 0, next + " comes after " + head);
      plot.sendKeys(Keys.ESCAPE);
      assertEquals("now", browser.find("[data-chart=threads] thead th:nth-child(2)").getText());
    } finally {
      browser.find("#pause").sendKeys(Keys.ENTER);
    }
  }

  /** Every control has a name, every picture a text, every table its heads. */
  @Test
  void assistiveTechnologyFindsItsWay() {
    assertEquals("1", page.evaluate("document.querySelectorAll('h1').length"));
    for (String landmark : List.of("header", "nav", "main", "footer")) {
      assertEquals(1, browser.findAll(landmark).size(), landmark);
    }
    for (WebElement control : browser.findAll("button, select, input, [tabindex='0']")) {
      // What is hidden is not there for anybody.
      if (!control.isDisplayed()) {
        continue;
      }
      assertFalse(control.getAccessibleName().isBlank(), control.getDomProperty("outerHTML"));
    }
    for (WebElement chart : browser.findAll(".card[data-chart]:not([hidden])")) {
      assertEquals("region", chart.getAriaRole());
      assertFalse(chart.getAccessibleName().isBlank());
    }
    assertEquals(
        "[]",
        page.evaluate(
            "JSON.stringify([...document.querySelectorAll('th')].filter((th) => !th.scope)"
                + ".map((th) => th.outerHTML))"));
    assertEquals("en", page.evaluate("document.documentElement.lang"));
  }

  @Test
  void saysWhatIsOn() {
    WebElement tomcat = browser.find("#parts-body [data-part=tomcat]");
    assertEquals("on", tomcat.getDomAttribute("data-state"));
    assertTrue(tomcat.getText().contains("org.apache."), tomcat.getText());
    assertTrue(browser.find("#parts-on").getText().contains("jvm_memory"));
    assertTrue(browser.find("#lines").getText().contains("metrics at " + page.address()));
    assertTrue(browser.find("#settings").getText().contains("port=0"));
    assertFalse(browser.find("#notes").isDisplayed());
  }

  // What Prometheus has by route.

  private static Map<String, Double> counts(double time) throws Exception {
    return byRoute(
        "sum by (http_request_method, http_route) (" + COUNT + JOB + ")", AgentPage.instant(time));
  }

  private static Map<String, Double> byRoute(String query) throws Exception {
    return byRoute(query, Instant.now());
  }

  private static Map<String, Double> byRoute(String query, Instant at) throws Exception {
    Map<String, Double> values = new TreeMap<>();
    for (Prometheus.Series series : prometheus.query(query, at)) {
      values.put(
          series.label("http_request_method") + " " + series.label("http_route"), series.value());
    }
    return values;
  }

  private static Map<String, Double> column(Map<String, Map<String, Double>> rows, String name) {
    return new HashMap<>(
        rows.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, row -> row.getValue().getOrDefault(name, Double.NaN))));
  }
}
