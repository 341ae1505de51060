package io.gameserverexporter.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.probe.TargetNames.Target;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes are told from their names to be those of a probe, or copies of them. */
class TargetNamesTest {
  private static final String REQUEST = "org/apache/coyote/Request";

  private final TargetNames names = new TargetNames();
  private final Target request = names.add(REQUEST);

  @Test
  void aClassIsAddedOnce() {
    assertSame(request, names.add(REQUEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x/", "com/example/libs/", "org/apache/coyote/Request/"})
  void aClassIsFoundBelowEachPackage(String prefix) {
    assertSame(request, names.find(prefix + REQUEST));
    assertEquals(prefix, request.prefixIn(prefix + REQUEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Request",
        "apache/coyote/Request",
        "xorg/apache/coyote/Request",
        "/org/apache/coyote/Request",
        "com/example/coyote/Request",
        "org/apache/coyote/Request$1",
        "org/apache/coyote/RequestInfo",
        "",
      })
  void othersAreNot(String name) {
    assertNull(names.find(name));
  }

  @Test
  void classesOfOneSimpleNameAreToldApart() {
    Target other = names.add("org/apache/catalina/connector/Request");
    assertSame(request, names.find("a/org/apache/coyote/Request"));
    assertSame(other, names.find("a/org/apache/catalina/connector/Request"));
  }

  @Test
  void thatTakesNoMemory() {
    for (Probe probe : Probes.all()) {
      probe.weaves().forEach(weave -> names.add(weave.target().replace('.', '/')));
    }
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      all.add("com/example/game/world/entity/Class" + i + (i % 2 == 0 ? "Request" : "Handler"));
    }
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    int found = 0;
    long before = 0;
    // The first rounds are for the measuring itself.
    for (int round = 0; round < 3; round++) {
      before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 1000; i++) {
        found += names.find(all.get(i)) == null ? 0 : 1;
      }
    }
    long bytes = threads.getThreadAllocatedBytes(thread) - before;
    assertEquals(0, found);
    assertTrue(bytes < 1000, bytes + " bytes for 1000 names");
  }

  @Test
  void copiesAreTakenUpToABound() {
    Copies copies = new Copies();
    assertTrue(copies.takes(""));
    for (int i = 0; i < 8; i++) {
      assertTrue(copies.takes("copy" + i + "/"));
    }
    assertFalse(copies.takes("one/too/many/"));
    assertTrue(copies.takes("copy3/"));
    assertTrue(copies.takes(""));
    assertEquals("one.too.many", Copies.packageName("one/too/many/"));
  }
}
