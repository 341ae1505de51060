package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinedRoutesTest {

  @ParameterizedTest
  @CsvSource({
    "/api/,     players,                 /{id},       /api/players/{id}",
    "/api,      /players/,               {id}/,       /api/players/{id}",
    "/,         players,                 '',          /players",
    "/,         /,                       '',          /",
    "/a/b/,     '{id : [0-9]{3}}',       x,           /a/b/{id}/x",
    "/,         '{id:\\d+}/{b: [\\}]x}', '{c}.{d:e}', /{id}/{b}/{c}.{d}",
    "/a;x=1/b/, c,                       '',          /a/b/c",
    "//a///b/,  c,                       '',          /a/b/c",
    ",          c,                       d,           /c/d",
  })
  void joins(String base, String outer, String inner, String route) {
    List<Object> matched = List.of(new Object(), new Object());
    assertEquals(route, JoinedRoutes.add(matched, base, new String[] {outer, inner}));
  }

  @Test
  void keepsOneForEachCombination() {
    Object shared = new Object();
    List<Object> one = List.of(shared, new Object());
    List<Object> other = List.of(shared, new Object());
    assertNull(JoinedRoutes.of(one, "/"));
    String route = JoinedRoutes.add(one, "/", new String[] {"a", "c"});
    JoinedRoutes.add(other, "/", new String[] {"b", "c"});
    assertSame(route, JoinedRoutes.of(one, "/"));
    assertEquals("/b/c", JoinedRoutes.of(other, "/"));
    assertNull(JoinedRoutes.of(List.of(shared), "/"));
    assertNull(JoinedRoutes.of(one, "/x/"));
  }

  @Test
  void doesNotKeepOtherSpellings() {
    List<Object> matched = List.of(new Object());
    assertEquals("/a/b", JoinedRoutes.add(matched, "/a;1/", new String[] {"b"}));
    assertNull(JoinedRoutes.of(matched, "/a;1/"));
  }

  /** As with resources that an application makes anew for each request. */
  @Test
  void forgetsWhatIsGone() {
    for (int i = 0; i < 20_000; i++) {
      List<Object> matched = List.of(new Object());
      assertEquals("/a", JoinedRoutes.add(matched, "/", new String[] {"a"}));
    }
    System.gc();
    List<Object> last = List.of();
    for (int i = 0; i < 2000; i++) {
      last = List.of(new Object());
      JoinedRoutes.add(last, "/", new String[] {"b"});
    }
    assertEquals("/b", JoinedRoutes.of(last, "/"));
  }
}
