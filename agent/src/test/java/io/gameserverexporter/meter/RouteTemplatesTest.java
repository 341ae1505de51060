package io.gameserverexporter.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes by templates: those that an operator gives, and those made of paths. */
class RouteTemplatesTest {
  private final RouteTemplates given =
      new RouteTemplates(
          List.of("/players/{id}", "/rooms/{room}/moves", "/files/*", "/", "/a/{x}/b/{y}"), false);
  private final RouteTemplates auto = new RouteTemplates(List.of("/mine/{x}"), true);

  @ParameterizedTest
  @CsvSource({
    "/players/7, /players/{id}",
    "/players/7?full=1, /players/{id}",
    "/players/7;jsessionid=5, /players/{id}",
    "http://game.example/players/7, /players/{id}",
    "/rooms/x%20y/moves, /rooms/{room}/moves",
    "/files/, /files/*",
    "/files/a/b/c.txt, /files/*",
    "/, /",
    "/?x, /",
    "/a/1/b/2, /a/{x}/b/{y}",
  })
  void givenTemplatesFit(String path, String template) {
    assertEquals(template, given.route(path, null, 200));
    assertEquals(template, given.route(path, "/own", 404), "before the server's own");
  }

  @ParameterizedTest
  @CsvSource({
    "/players",
    "/players/",
    "/players/7/",
    "/players/7/moves",
    "/rooms//moves",
    "/files",
    "''",
    "*",
    "/a/1/b",
    "http://game.example",
    "nonsense"
  })
  void theServersRouteHoldsForTheRest(String path) {
    assertNull(given.route(path, "/own", 200));
  }

  @ParameterizedTest
  @CsvSource({
    "/players/4711/moves, /players/{number}/moves",
    "/a/6f9619ff-8b86-d011-b42d-00c04fc964ff, /a/{id}",
    "/a/DEADBEEF123, /a/{id}",
    "/room-7/x, /{id}/x",
    "/v2/oauth2/token, /v2/oauth2/token",
    "/login, /login",
    "/, /",
    "/api//x/, /api//x/",
    "/u/a@b.c, /u/{id}",
    "/u/%EA%B9%80, /u/{id}",
    "/app.3f9a2b1.js, /{id}",
    "/1/2/3/4/5/6/7/8/9/10, /{number}/{number}/{number}/{number}/{number}/{number}/{number}/{number}/*",
    "/mine/7, /mine/{x}",
  })
  void pathsAreFolded(String path, String template) {
    String made = auto.route(path, null, 200);
    assertEquals(template, made);
    assertSame(made, auto.route(path, "/*", 200), "the very same, and instead of a vague one");
  }

  @Test
  void aRouteOfTheServersIsKeptAndWhatIsNotThereHasNone() {
    assertNull(auto.route("/players/7", "/players/{name}", 200));
    assertNull(auto.route("/players/7", null, 404));
    assertNull(auto.route("/players/7", null, 0));
    assertNull(auto.route(null, null, 200));
  }

  @Test
  void templatesOfPathsAreBounded() {
    Set<String> made = new TreeSet<>();
    for (int i = 0; i < 3_000; i++) {
      made.add(String.valueOf(auto.route("/" + word(i), null, 200)));
    }
    assertEquals(FoldedPaths.MOST + 1, made.size());
    assertTrue(made.contains("_other"));
    assertEquals("/" + word(0), auto.route("/" + word(0), null, 200), "the first ones stay");
  }

  private static String word(int i) {
    return Integer.toString(i + 26 * 26 * 26, 36).replaceAll("\\d", "z") + letters(i);
  }

  private static String letters(int i) {
    return "" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676 % 26);
  }

  @Test
  void nothingIsAllocatedForWhatIsKnown() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    String[] paths = {"/rooms/5/moves", "/players/4711/moves", "/login", "/mine/3"};
    @Nullable String last = null;
    for (int i = 0; i < 20_000; i++) {
      last = both(paths[i % paths.length]);
    }
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 100_000; i++) {
      last = both(paths[i % paths.length]);
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    assertNotNull(last);
    // The bean's own answer, and what the JIT has this thread do.
    assertTrue(allocated < 10_000, allocated + " bytes");
  }

  private @Nullable String both(String path) {
    String route = given.route(path, null, 200);
    return route == null ? auto.route(path, null, 200) : route;
  }
}
