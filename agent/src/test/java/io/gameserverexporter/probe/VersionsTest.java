package io.gameserverexporter.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The version of a framework is looked for, but not in every scrape for ever. */
class VersionsTest {
  private static final long NOW = System.currentTimeMillis();

  private final AtomicInteger looks = new AtomicInteger();
  private final Versions versions = new Versions(instrumentation());

  /** The JVM's own can only be had by an agent. */
  private Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              looks.incrementAndGet();
              return new Class<?>[] {String.class, Test.class};
            });
  }

  private static ProbeStates.State state(Class<?> target, long sinceMillis) {
    return state(target.getName(), sinceMillis);
  }

  private static ProbeStates.State state(String target, long sinceMillis) {
    return new ProbeStates.State("probe", target, "", "on", "", sinceMillis);
  }

  @Test
  void isThatOfTheJdkForItsClasses() {
    ProbeStates.State state = state(String.class, NOW);
    versions.find(List.of(state));
    assertEquals(System.getProperty("java.version"), state.version());
  }

  @Test
  void isLookedForUntilTheClassIsLoaded() {
    ProbeStates.State state = state("game.NotYetLoaded", NOW);
    versions.find(List.of(state));
    versions.find(List.of(state));
    assertNull(state.versionIfKnown());
    assertEquals(2, looks.get());
  }

  @Test
  void isNotLookedForAgainAndAgain() {
    ProbeStates.State never = state("game.NeverLoaded", NOW - 60_000);
    ProbeStates.State loaded = state(Test.class, NOW - 60_000);
    for (int i = 0; i < 5; i++) {
      versions.find(List.of(never, loaded));
    }
    assertEquals("", never.version());
    assertNotNull(loaded.versionIfKnown());
    assertEquals(1, looks.get());
  }
}
