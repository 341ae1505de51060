package io.gameserverexporter.omok.game.page;

import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The page's files, each a route of its own, so that every other path and method is answered as it
 * would be without the page. They are in a folder that Spring does not look into: it would make an
 * {@code index.html} in {@code static/} the welcome page of all three services.
 */
final class PageFiles {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
  private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=utf-8");
  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

  /** Nothing that is not of this origin, nothing inline, and in nobody's frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** A file of {@code page/} and where it is served. */
  private record File(String path, String name, MediaType type) {}

  private static final List<File> FILES =
      List.of(
          new File("/", "index.html", HTML),
          new File("/page/omok.css", "omok.css", CSS),
          new File("/page/icon.svg", "icon.svg", SVG),
          new File("/page/board.svg", "board.svg", SVG),
          new File("/page/labels.svg", "labels.svg", SVG),
          new File("/page/main.js", "main.js", SCRIPT),
          new File("/page/page.js", "page.js", SCRIPT),
          new File("/page/play.js", "play.js", SCRIPT),
          new File("/page/board.js", "board.js", SCRIPT),
          new File("/page/grid.js", "grid.js", SCRIPT),
          new File("/page/calls.js", "calls.js", SCRIPT),
          new File("/page/results.js", "results.js", SCRIPT),
          new File("/page/traffic.js", "traffic.js", SCRIPT));

  private PageFiles() {}

  static RouterFunction<ServerResponse> routes() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    for (File file : FILES) {
      routes.route(methods(HttpMethod.GET, HttpMethod.HEAD).and(path(file.path())), answer(file));
    }
    return routes.build();
  }

  private static HandlerFunction<ServerResponse> answer(File file) {
    byte[] content = read(file.name());
    return request ->
        ServerResponse.ok()
            .contentType(file.type())
            .cacheControl(CacheControl.noCache())
            .header("Content-Security-Policy", POLICY)
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "no-referrer")
            .body(content);
  }

  private static byte[] read(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream("/page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("page/" + name + " is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("page/" + name + " cannot be read", e);
    }
  }
}
