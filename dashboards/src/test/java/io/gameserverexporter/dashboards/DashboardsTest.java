package io.gameserverexporter.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator may expect of each dashboard, whichever Grafana shows it. */
class DashboardsTest {
  private static final String ALL = "io.gameserverexporter.dashboards.DashboardFile#all";

  /** In Grafana 10, 11 and 12 alike. */
  private static final Set<String> TYPES =
      Set.of("timeseries", "stat", "gauge", "bargauge", "table", "heatmap", "row");

  private static final Map<?, ?> DATA_SOURCE = Map.of("type", "prometheus", "uid", "${datasource}");

  private static final Pattern WINDOW = Pattern.compile("(\\w+)\\(\\w+\\{[^}]*\\}\\[([^]]+)\\]");
  private static final Pattern SELECTOR = Pattern.compile("\\w+\\{([^}]*)\\}");

  /** Bookmarks and links hold them. */
  @Test
  void theAddressesStayTheSame() {
    Map<String, String> uids = new TreeMap<>();
    for (DashboardFile file : DashboardFile.all()) {
      uids.put(file.name(), (String) json(file).get("uid"));
    }
    assertEquals(
        Map.of(
            "overview.json", "gameserver-overview",
            "overview.ko.json", "gameserver-overview-ko",
            "http.json", "gameserver-http",
            "jvm.json", "gameserver-jvm",
            "host.json", "gameserver-host",
            "fleet.json", "gameserver-fleet"),
        uids);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void everyPanelSaysWhatItShowsInWhichUnit(DashboardFile file) {
    Set<Integer> ids = new HashSet<>();
    for (PanelJson panel : PanelJson.of(file)) {
      assertTrue(ids.add(panel.id()), "twice: " + panel.id());
      assertTrue(TYPES.contains(panel.type()), panel + " is a " + panel.type());
      assertFalse(panel.title().isBlank(), "no title: " + panel.id());
      if (!panel.isHeading()) {
        assertFalse(panel.description().isBlank(), "no description: " + panel);
        assertNotNull(panel.unit(), "no unit: " + panel);
        assertFalse(panel.expressions().isEmpty(), "no query: " + panel);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void everyQueryGoesToTheChosenDataSource(DashboardFile file) {
    for (PanelJson panel : PanelJson.of(file)) {
      if (!panel.isHeading()) {
        assertEquals(DATA_SOURCE, panel.json().get("datasource"), panel.toString());
        for (Object target : PanelJson.list(panel.json(), "targets")) {
          assertEquals(DATA_SOURCE, ((Map<?, ?>) target).get("datasource"), panel.toString());
        }
      }
    }
    assertEquals(
        List.of("datasource", "job", "instance"),
        variables(file).keySet().stream().toList().subList(0, 3));
    variables(file)
        .forEach(
            (name, variable) -> {
              if (!name.equals("datasource")) {
                assertEquals(DATA_SOURCE, variable.get("datasource"), name);
              }
            });
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void severalJobsAndInstancesCanBeChosen(DashboardFile file) {
    for (String name : List.of("job", "instance")) {
      Map<?, ?> variable = variables(file).get(name);
      assertEquals(true, variable.get("multi"), name);
      assertEquals(true, variable.get("includeAll"), name);
    }
    for (PanelJson panel : queried(file)) {
      for (String expression : panel.expressions()) {
        Matcher selector = SELECTOR.matcher(expression);
        while (selector.find()) {
          assertTrue(
              selector.group(1).startsWith("job=~\"$job\", instance=~\"$instance\""),
              panel + ": " + selector.group());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void ratesFollowTheScrapeInterval(DashboardFile file) {
    for (PanelJson panel : queried(file)) {
      for (String expression : panel.expressions()) {
        Matcher window = WINDOW.matcher(expression);
        while (window.find()) {
          Set<String> good =
              window.group(1).equals("min_over_time")
                  ? Set.of("15m", "$__range")
                  : Set.of("$__rate_interval", "$__range");
          assertTrue(good.contains(window.group(2)), panel + ": " + window.group());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void panelsFillTheGridWithoutOverlap(DashboardFile file) {
    Set<List<Integer>> taken = new HashSet<>();
    int rows = 0;
    for (PanelJson panel : PanelJson.of(file)) {
      for (int x = panel.grid("x"); x < panel.grid("x") + panel.grid("w"); x++) {
        for (int y = panel.grid("y"); y < panel.grid("y") + panel.grid("h"); y++) {
          assertTrue(x < 24, panel + " sticks out");
          assertTrue(taken.add(List.of(x, y)), panel + " lies on another");
          rows = Math.max(rows, y + 1);
        }
      }
    }
    assertEquals(24 * rows, taken.size(), "holes in the grid");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theFirstRowFitsOnAScreenAndHasTheFiguresAlone(DashboardFile file) {
    List<PanelJson> panels = PanelJson.of(file);
    assertTrue(panels.get(0).isHeading());
    for (PanelJson panel : panels.subList(1, panels.size())) {
      if (panel.isHeading()) {
        assertTrue(panel.grid("y") <= 10, "the details begin at " + panel.grid("y"));
        return;
      }
      assertTrue(Set.of("stat", "gauge").contains(panel.type()), panel.toString());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theDashboardsLeadToEachOther(DashboardFile file) {
    Map<?, ?> link = (Map<?, ?>) PanelJson.list(json(file), "links").get(0);
    assertEquals("dashboards", link.get("type"));
    assertEquals(PanelJson.list(json(file), "tags"), link.get("tags"));
    assertEquals(true, link.get("includeVars"));
    assertEquals(true, link.get("keepTime"));
  }

  /** Built from the same panels, and everything that people read is translated. */
  @Test
  void theKoreanOverviewIsTheSame() {
    List<PanelJson> english = PanelJson.of(DashboardFile.all().get(0));
    List<PanelJson> korean = PanelJson.of(DashboardFile.all().get(1));
    assertEquals(english.size(), korean.size());
    List<String> untranslated = new ArrayList<>();
    for (int i = 0; i < english.size(); i++) {
      PanelJson one = english.get(i);
      PanelJson other = korean.get(i);
      for (String same : List.of("id", "type", "gridPos", "options")) {
        assertEquals(one.json().get(same), other.json().get(same), one + ", " + same);
      }
      if (!one.isHeading()) {
        assertEquals(one.expressions(), other.expressions(), one.toString());
        assertEquals(one.unit(), other.unit(), one.toString());
        if (!hasHangul(other.description())) {
          untranslated.add(other + ": " + other.description());
        }
      }
      if (!hasHangul(other.title()) && !Set.of("CPU", "JVM").contains(other.title())) {
        untranslated.add(other.toString());
      }
    }
    assertEquals(List.of(), untranslated);
  }

  private static boolean hasHangul(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
  }

  private static List<PanelJson> queried(DashboardFile file) {
    return PanelJson.of(file).stream().filter(panel -> !panel.isHeading()).toList();
  }

  private static Map<?, ?> json(DashboardFile file) {
    return file.dashboard().json(file.language());
  }

  /** By name, in the order of the dashboard. */
  private static Map<String, Map<?, ?>> variables(DashboardFile file) {
    Map<String, Map<?, ?>> variables = new LinkedHashMap<>();
    for (Object variable : PanelJson.list(PanelJson.object(json(file), "templating"), "list")) {
      Map<?, ?> json = (Map<?, ?>) variable;
      variables.put((String) json.get("name"), json);
    }
    return variables;
  }
}
