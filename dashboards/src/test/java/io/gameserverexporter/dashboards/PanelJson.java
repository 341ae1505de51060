package io.gameserverexporter.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A panel as Grafana reads it. */
record PanelJson(Map<?, ?> json) {

  /** All of a dashboard, headings too. */
  static List<PanelJson> of(DashboardFile file) {
    List<PanelJson> panels = new ArrayList<>();
    for (Object panel : list(file.dashboard().json(file.language()), "panels")) {
      panels.add(new PanelJson((Map<?, ?>) panel));
    }
    return panels;
  }

  static List<?> list(Map<?, ?> object, String key) {
    return (List<?>) object.get(key);
  }

  static Map<?, ?> object(Map<?, ?> object, String key) {
    return (Map<?, ?>) object.get(key);
  }

  boolean isHeading() {
    return type().equals("row");
  }

  int id() {
    return (Integer) json.get("id");
  }

  String type() {
    return (String) json.get("type");
  }

  String title() {
    return (String) json.get("title");
  }

  String description() {
    return (String) json.get("description");
  }

  String unit() {
    return (String) object(object(json, "fieldConfig"), "defaults").get("unit");
  }

  List<String> expressions() {
    return list(json, "targets").stream()
        .map(target -> (String) ((Map<?, ?>) target).get("expr"))
        .toList();
  }

  /** One of x, y, w and h. */
  int grid(String side) {
    return (Integer) object(json, "gridPos").get(side);
  }

  @Override
  public String toString() {
    return id() + " " + title();
  }
}
