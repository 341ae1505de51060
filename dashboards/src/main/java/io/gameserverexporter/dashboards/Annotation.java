package io.gameserverexporter.dashboards;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event to mark in all panels of a dashboard.
 *
 * @param expression a query whose value is the time of the event, in milliseconds since 1970
 */
record Annotation(Text name, String expression, String text) {
  Map<String, @Nullable Object> json(Language language) {
    return Json.object(
        "name",
        name.in(language),
        "datasource",
        Variables.dataSource(),
        "enable",
        true,
        "hide",
        false,
        "iconColor",
        "orange",
        "expr",
        expression,
        "titleFormat",
        name.in(language),
        "textFormat",
        text,
        "tagKeys",
        "",
        "useValueForTime",
        "on");
  }
}
