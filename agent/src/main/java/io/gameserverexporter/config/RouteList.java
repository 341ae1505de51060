package io.gameserverexporter.config;

import java.util.ArrayList;
import java.util.List;

/** Templates of routes, and the word that has them made of the paths. */
final class RouteList {
  /** Has templates made of paths that none of the given ones fits. */
  static final String AUTO = "auto";

  private static final int MOST = 200;

  private RouteList() {}

  /**
   * Reads templates such as {@code /players/{id}}. One that cannot be used is left out and goes to
   * the problems.
   *
   * @param subject what a message about a template starts with
   * @throws BadValue when none can be used
   */
  static List<String> parse(String text, String subject, List<String> problems) throws BadValue {
    List<String> routes = new ArrayList<>();
    for (String item : Text.items(text)) {
      try {
        check(item);
        if (routes.size() == MOST) {
          throw new BadValue("there are more than " + MOST + " routes");
        }
        routes.add(item);
      } catch (BadValue e) {
        problems.add(subject + ": " + e.why() + "; this route is left out");
      }
    }
    if (routes.isEmpty()) {
      throw new BadValue("no route can be used");
    }
    return routes;
  }

  private static void check(String route) throws BadValue {
    if (route.equals(AUTO)) {
      return;
    }
    if (!route.startsWith("/")) {
      throw new BadValue(Text.shown(route) + " does not begin with / and is not " + AUTO);
    }
    for (String segment : Text.split(route.substring(1), '/')) {
      boolean variable =
          segment.length() > 2
              && segment.startsWith("{")
              && segment.indexOf('}') == segment.length() - 1;
      boolean rest = segment.equals("*") && route.endsWith("/*");
      if (!variable && !rest && hasSpecial(segment)) {
        throw new BadValue(
            Text.shown(route)
                + " has the segment "
                + Text.shown(segment)
                + ", which is neither text nor {name} nor, at the end, *");
      }
    }
  }

  private static boolean hasSpecial(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if ("{}*?#".indexOf(c) >= 0 || c <= ' ') {
        return true;
      }
    }
    return false;
  }
}
