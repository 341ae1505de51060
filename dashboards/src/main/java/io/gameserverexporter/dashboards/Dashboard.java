package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Text.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard.
 *
 * @param uid what it is called in addresses; never changes
 * @param annotations events to mark in all panels
 */
record Dashboard(
    String uid,
    Text title,
    Text description,
    List<Variables.Variable> variables,
    List<Annotation> annotations,
    List<Row> rows) {

  /** By this tag the dashboards link to each other. */
  static final String TAG = "gameserver-exporter";

  /** Of Grafana 10 and 11; 12 reads it, too. */
  private static final int SCHEMA = 39;

  private static final int COLUMNS = 24;
  private static final Text OTHERS = text("Game server dashboards", "게임 서버 대시보드");

  /** The JSON that Grafana imports. */
  Map<String, @Nullable Object> json(Language language) {
    return Json.object(
        "uid",
        uid + (language == Language.KOREAN ? "-ko" : ""),
        "title",
        title.in(language),
        "description",
        description.in(language),
        "tags",
        List.of(TAG),
        "schemaVersion",
        SCHEMA,
        "version",
        1,
        "editable",
        true,
        "graphTooltip",
        1,
        "refresh",
        "10s",
        "time",
        Json.object("from", "now-15m", "to", "now"),
        "timepicker",
        Json.object(),
        "timezone",
        "",
        "weekStart",
        "",
        "fiscalYearStartMonth",
        0,
        "liveNow",
        false,
        "links",
        List.of(links(language)),
        "annotations",
        Json.object("list", annotations.stream().map(it -> it.json(language)).toList()),
        "templating",
        Json.object("list", variables.stream().map(it -> it.json(language)).toList()),
        "panels",
        panels(language));
  }

  /** To all that have the tag, with what was chosen here. */
  private static Map<String, @Nullable Object> links(Language language) {
    return Json.object(
        "type",
        "dashboards",
        "title",
        OTHERS.in(language),
        "tags",
        List.of(TAG),
        "asDropdown",
        false,
        "includeVars",
        true,
        "keepTime",
        true,
        "targetBlank",
        false,
        "icon",
        "external link",
        "tooltip",
        "",
        "url",
        "");
  }

  private List<Object> panels(Language language) {
    List<Object> panels = new ArrayList<>();
    int y = 0;
    for (Row row : rows) {
      panels.add(heading(panels.size() + 1, row.title().in(language), y));
      y++;
      int x = 0;
      int line = 0;
      for (Panel<?> panel : row.panels()) {
        if (x + panel.width() > COLUMNS) {
          x = 0;
          y += line;
          line = 0;
        }
        panels.add(panel.json(panels.size() + 1, x, y, language));
        x += panel.width();
        line = Math.max(line, panel.height());
      }
      y += line;
    }
    return panels;
  }

  private static Map<String, @Nullable Object> heading(int id, String title, int y) {
    return Json.object(
        "id",
        id,
        "type",
        "row",
        "title",
        title,
        "collapsed",
        false,
        "gridPos",
        Json.object("x", 0, "y", y, "w", COLUMNS, "h", 1),
        "panels",
        List.of());
  }
}
