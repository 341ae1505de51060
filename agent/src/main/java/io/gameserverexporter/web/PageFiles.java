package io.gameserverexporter.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of the agent's page. Each is read from the jar when it is first asked for, so that a
 * server whose page nobody opens pays nothing, and kept from then on. For the event loop's thread.
 */
final class PageFiles {
  static final String PAGE = "/";
  static final String FOLDER = "/page/";

  /** There are no others: what a client asks for is looked up, never put into a path. */
  static final List<String> NAMES =
      Collections.unmodifiableList(
          Arrays.asList(
              "index.html",
              "icon.svg",
              "page.css",
              "uPlot.min.css",
              "uPlot.iife.min.js",
              "card.js",
              "charts.js",
              "columns.js",
              "dom.js",
              "figures.js",
              "format.js",
              "history.js",
              "missing.js",
              "page.js",
              "plot.js",
              "quantile.js",
              "routes.js",
              "scrape.js",
              "status.js",
              "summary.js",
              "text-format.js",
              "theme.js"));

  private final Map<String, PageFile> read = new HashMap<>();

  /**
   * The file at a path, or null.
   *
   * @throws IOException when the jar lacks it or cannot be read
   */
  @Nullable PageFile at(String path) throws IOException {
    String name = path.equals(PAGE) ? "index.html" : path.substring(FOLDER.length());
    PageFile file = read.get(name);
    if (file == null && NAMES.contains(name)) {
      file = new PageFile(type(name), read(name));
      read.put(name, file);
    }
    return file;
  }

  private static String type(String name) {
    switch (name.substring(name.lastIndexOf('.'))) {
      case ".html":
        return "text/html; charset=utf-8";
      case ".css":
        return "text/css; charset=utf-8";
      case ".svg":
        return "image/svg+xml";
      default:
        return "text/javascript; charset=utf-8";
    }
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream stream = PageFiles.class.getResourceAsStream("page/" + name)) {
      if (stream == null) {
        throw new IOException("the agent's jar lacks " + name + ": take an undamaged copy of it");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
      byte[] chunk = new byte[8 * 1024];
      for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
        bytes.write(chunk, 0, read);
      }
      return bytes.toByteArray();
    }
  }
}
