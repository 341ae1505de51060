package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application and the agent do not see each other's libraries. */
class IsolationIT {
  /** One class or file of each library, and the agent's own beyond what woven code calls. */
  private static final String[] OURS = {
    "net.bytebuddy.ByteBuddy",
    "io.prometheus.metrics.model.registry.PrometheusRegistry",
    "io.prometheus.metrics.config.PrometheusPropertiesLoader",
    "oshi.SystemInfo",
    "com.sun.jna.Native",
    "org.slf4j.LoggerFactory",
    "io.gameserverexporter.Agent",
    "net/bytebuddy/ByteBuddy.class",
    "oshi/SystemInfo.class",
    "oshi.properties",
    "oshi/nothing/oshi.properties",
    "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
    "META-INF/services/oshi.spi.SystemInfoProvider",
    "META-INF/native-image/",
    "META-INF/maven/",
    "com/sun/jna/darwin-aarch64/libjnidispatch.jnilib",
  };

  static List<Jvm> oldAndCurrent() {
    return Stream.concat(Jvms.of(8).stream(), Jvms.of(25).stream()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oldAndCurrent")
  void anApplicationKeepsItsOwnVersions(Jvm jvm) throws Exception {
    List<String> without = Differences.outputWithout(new Fork(jvm, Program.LIBRARY_USER));
    List<String> with = Differences.outputWith(new Fork(jvm, Program.LIBRARY_USER).agent());
    Differences.assertSame(without, with);
    assertTrue(without.contains("prometheus-metrics-model.jar: app_events=7.0"), without::toString);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void anApplicationFindsNothingOfOurs(Jvm jvm) throws Exception {
    List<String> found =
        Differences.outputWith(new Fork(jvm, Program.VISIBILITY.with(OURS)).agent());
    assertEquals(OURS.length + 1, found.size());
    assertEquals(
        List.of(),
        found.stream().filter(line -> line.contains(": ") && !line.endsWith(": nothing")).toList());
  }

  @Test
  void badSettingsOfTheApplicationsLibrariesAreNotOurs() throws Exception {
    try (ForkedServer server =
        new Fork(Jvms.running(), Program.JDK_SERVER)
            .flags(
                "-Dio.prometheus.metrics.histogramClassicUpperBounds=nonsense",
                "-Dio.prometheus.exporter.httpServer.port=nonsense",
                "-Dio.prometheus.exemplars.minRetentionPeriodSeconds=-1",
                "-Dprometheus.config=nowhere.properties")
            .environment("IO_PROMETHEUS_METRICS_EXEMPLARS_ENABLED=nonsense")
            .environment("PROMETHEUS_CONFIG=nowhere.properties")
            .agent()
            .start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      assertFalse(exporter.scrape().find("jvm_threads_current").findAny().isEmpty());
      Exporter.assertQuiet(server);
    }
  }
}
