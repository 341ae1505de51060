package io.gameserverexporter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's page as a browser gets it. What it shows is tested in a real browser. */
class PageTest {
  private static final int MOST_BYTES = 150_000;
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** In a page {@code src="page/x"} and {@code href="page/x"}, in a module {@code from './x'}. */
  private static final Pattern REFERENCE =
      Pattern.compile("(?:src|href)=\"(page/[^\"]+)\"|from '\\./([^']+)'");

  private Running running;

  @BeforeEach
  void start() throws IOException {
    running = new Running();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private RawClient.Response get(String target, String... headers) throws IOException {
    return RawClient.get(running.address(), target, headers);
  }

  /** Every file that a browser loads, by path. */
  private Map<String, RawClient.Response> files() throws IOException {
    Map<String, RawClient.Response> files = new TreeMap<>();
    Deque<String> todo = new ArrayDeque<>(List.of("/"));
    while (!todo.isEmpty()) {
      String path = todo.remove();
      RawClient.Response file = get(path);
      assertEquals(200, file.status(), path);
      files.put(path, file);
      if (path.endsWith(".min.js")) {
        continue;
      }
      Matcher references = REFERENCE.matcher(file.body());
      while (references.find()) {
        String reference =
            references.group(1) != null
                ? '/' + references.group(1)
                : "/page/" + references.group(2);
        if (!files.containsKey(reference) && !todo.contains(reference)) {
          todo.add(reference);
        }
      }
    }
    return files;
  }

  @Test
  void allFilesAreThereAndNoOthers() throws IOException {
    Set<String> served =
        PageFiles.NAMES.stream()
            .map(name -> name.equals("index.html") ? "/" : "/page/" + name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(served, files().keySet());
  }

  @Test
  void theWholePageIsSmall() throws IOException {
    int bytes = files().values().stream().mapToInt(file -> file.bytes().length).sum();
    assertTrue(bytes < MOST_BYTES, bytes + " bytes");
  }

  @Test
  void everyFileHasItsTypeAndForbidsAllElse() throws IOException {
    for (Map.Entry<String, RawClient.Response> entry : files().entrySet()) {
      String path = entry.getKey();
      RawClient.Response file = entry.getValue();
      String ending = path.equals("/") ? "html" : path.substring(path.lastIndexOf('.') + 1);
      assertEquals(TYPES.get(ending), file.header("Content-Type"), path);
      assertEquals(
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
              + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          file.header("Content-Security-Policy"),
          path);
      assertEquals("nosniff", file.header("X-Content-Type-Options"), path);
      assertEquals("no-referrer", file.header("Referrer-Policy"), path);
      assertEquals("DENY", file.header("X-Frame-Options"), path);
      assertEquals("same-origin", file.header("Cross-Origin-Resource-Policy"), path);
      assertEquals("no-cache", file.header("Cache-Control"), path);
    }
  }

  /** The policy would stop it; the page would miss something then. */
  @Test
  void nothingIsInlineAndNothingComesFromElsewhere() throws IOException {
    String html = get("/").body();
    assertFalse(html.contains("<style"), "style element");
    assertFalse(Pattern.compile("\\s(style|on\\w+)=").matcher(html).find(), "style or handler");
    assertFalse(Pattern.compile("<script(?![^>]* src=)").matcher(html).find(), "inline script");
    files()
        .forEach(
            (path, file) -> {
              // uPlot names its home in a comment, an SVG file its name space.
              String text =
                  file.body()
                      .replace("https://github.com/leeoniya/uPlot", "")
                      .replace("http://www.w3.org/2000/svg", "");
              assertFalse(text.contains("://"), path);
              assertFalse(text.contains("@import"), path);
            });
  }

  @Test
  void aFileThatTheBrowserHasIsNotSentAgain() throws IOException {
    for (String path : List.of("/", "/page/page.js", "/page/uPlot.iife.min.js")) {
      RawClient.Response first = get(path);
      String tag = first.header("ETag");
      assertTrue(tag.matches("\"[0-9a-f-]+\""), tag);
      for (String header : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
        try (RawClient client = new RawClient(running.address())) {
          client.request("GET", path, "If-None-Match: " + header);
          RawClient.Response again = client.read(false);
          assertEquals(304, again.status(), path);
          assertEquals(tag, again.header("ETag"));
          assertEquals("no-cache", again.header("Cache-Control"));
          assertEquals(
              first.header("Content-Security-Policy"), again.header("Content-Security-Policy"));
          // Nothing follows: the next answer is the next thing on the connection.
          client.request("GET", "/-/healthy");
          assertEquals("healthy\n", client.read().body());
        }
      }
      assertEquals(200, get(path, "If-None-Match: \"other\"").status());
    }
    assertFalse(get("/").header("ETag").equals(get("/page/page.js").header("ETag")));
  }

  @Test
  void answersHeadLikeGetWithoutBody() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      client.request("HEAD", "/page/page.css");
      RawClient.Response head = client.read(false);
      client.request("GET", "/page/page.css");
      RawClient.Response get = client.read();
      assertEquals(200, head.status());
      assertEquals(get.header("Content-Length"), head.header("Content-Length"));
      assertEquals(get.header("ETag"), head.header("ETag"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page",
        "/page/",
        "/page/nothing.js",
        "/page/page.js/",
        "/page/../PageFiles.class",
        "/page/../page/page.js",
        "/page/%2e%2e/PageFiles.classdata",
        "/page//page.js",
        "/page/page.js%00",
        "/index.html",
        "/favicon.ico",
      })
  void anyOtherPathIsNotFound(String path) throws IOException {
    assertEquals(404, get(path).status());
  }

  @Test
  void onlyReads() throws IOException {
    for (String method : List.of("POST", "PUT", "DELETE")) {
      try (RawClient client = new RawClient(running.address())) {
        client.request(method, "/page/page.js", "Content-Length: 0");
        assertEquals(405, client.read().status(), method);
      }
    }
  }
}
