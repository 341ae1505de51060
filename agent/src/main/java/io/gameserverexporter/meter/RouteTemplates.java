package io.gameserverexporter.meter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routes for servers that have none of their own: templates that the operator gives, and, where
 * asked for, {@link FoldedPaths templates made of the paths}. Never a raw path.
 *
 * <p>A template is a path whose segments stand for themselves, {@code {id}}, which stands for one
 * whatever it is, or at its end {@code *}, for any number of them. The first that fits counts.
 * Without an allocation.
 */
public final class RouteTemplates {
  private final String[] templates;
  private final @Nullable FoldedPaths folded;

  /**
   * @param templates each begins with a slash
   * @param fold whether paths that none of them fits get a template of their own
   */
  public RouteTemplates(List<String> templates, boolean fold) {
    this.templates = templates.toArray(new String[0]);
    this.folded = fold ? new FoldedPaths() : null;
  }

  /**
   * The route of a request instead of the server's own.
   *
   * @param path as the client sent it, with the query or without; null when it is not known
   * @param route the server's own, null when it has none
   * @param status of the response, 0 for none
   * @return the template; null when the server's route holds
   */
  @Nullable String route(@Nullable String path, @Nullable String route, int status) {
    if (path == null) {
      return null;
    }
    int from = start(path);
    int to = end(path, from);
    if (from >= to) {
      return null;
    }
    for (String template : templates) {
      if (fits(template, path, from, to)) {
        return template;
      }
    }
    FoldedPaths made = folded;
    // What is not there has as many paths as a scanner can think of.
    return made == null || !isVague(route) || status == 404 || status < 200 || status == 400
        ? null
        : made.template(path, from, to);
  }

  /** Whether a route says no more than where a path begins, as the JDK's contexts do. */
  private static boolean isVague(@Nullable String route) {
    return route == null || route.isEmpty() || route.endsWith("/") || route.endsWith("/*");
  }

  /** Behind the scheme and the host, where a proxy was asked; the end when there is no path. */
  private static int start(String path) {
    if (path.startsWith("/")) {
      return 0;
    }
    int scheme = path.indexOf("://");
    int slash = scheme < 0 ? -1 : path.indexOf('/', scheme + 3);
    return slash < 0 ? path.length() : slash;
  }

  private static int end(String path, int from) {
    for (int i = from; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '?' || c == ';' || c == '#') {
        return i;
      }
    }
    return path.length();
  }

  private static boolean fits(String template, String path, int from, int to) {
    int t = 0;
    int p = from;
    while (t < template.length()) {
      char c = template.charAt(t);
      if (c == '*' && t == template.length() - 1) {
        return true;
      }
      if (c == '{' && template.charAt(t - 1) == '/') {
        int next = p;
        while (next < to && path.charAt(next) != '/') {
          next++;
        }
        if (next == p) {
          return false;
        }
        p = next;
        t = template.indexOf('}', t) + 1;
      } else if (p < to && path.charAt(p) == c) {
        p++;
        t++;
      } else {
        return false;
      }
    }
    return p == to;
  }
}
