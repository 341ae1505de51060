package io.gameserverexporter.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final Set<String> NAMES = Set.of("spring", "tomcat", "host", "jvm", "servlet");
  private static final double[] DEFAULT_BUCKETS = {
    .005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10
  };

  private static SettingsReader.Result read(
      String argument, Map<String, String> environment, Map<String, String> properties) {
    Properties all = new Properties();
    all.putAll(properties);
    return SettingsReader.read(argument, environment, all, NAMES);
  }

  private static SettingsReader.Result read(String argument) {
    return read(argument, Map.of(), Map.of());
  }

  private static Settings valid(String argument) {
    SettingsReader.Result result = read(argument);
    assertEquals(List.of(), result.problems());
    return result.settings();
  }

  private static String problem(String argument) {
    SettingsReader.Result result = read(argument);
    assertEquals(1, result.problems().size(), result.problems().toString());
    return result.problems().get(0);
  }

  @Test
  void knowsWhatWasGiven() {
    assertEquals(Map.of(), valid("").given());
    SettingsReader.Result read =
        read(
            "port=0,max_series=many",
            Map.of("GAMESERVER_EXPORTER_HOST", "::1"),
            Map.of("gameserver_exporter.disabled", "jvm,tomcat"));
    assertEquals(
        Map.of("port", "0", "host", "::1", "disabled", "jvm, tomcat"), read.settings().given());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , ,"})
  void defaults(String argument) {
    Settings settings = valid(argument);
    assertEquals("127.0.0.1", settings.host());
    assertEquals(19100, settings.port());
    assertArrayEquals(DEFAULT_BUCKETS, settings.buckets());
    assertEquals(10_000, settings.maxSeries());
    assertEquals(Map.of(), settings.labels());
    assertEquals("/proc", settings.procfs());
    assertEquals("/sys", settings.sysfs());
    assertEquals("/", settings.rootfs());
    assertEquals("", settings.textfile());
    assertTrue(settings.isOn("spring"));
  }

  @Test
  void everythingInOneArgument() {
    Settings settings =
        valid(
            "host=0.0.0.0, port = 0,disabled=spring,host , buckets=.01,.1,1,max_series=500,"
                + "labels=env=prod;region=eu-west 1,procfs=/host/proc,sysfs=/host/sys,rootfs=/host,"
                + "textfile=/var/lib/metrics");
    assertEquals("0.0.0.0", settings.host());
    assertEquals(0, settings.port());
    assertFalse(settings.isOn("spring"));
    assertFalse(settings.isOn("host"));
    assertTrue(settings.isOn("jvm"));
    assertArrayEquals(new double[] {.01, .1, 1}, settings.buckets());
    assertEquals(500, settings.maxSeries());
    assertEquals(Map.of("env", "prod", "region", "eu-west 1"), settings.labels());
    assertEquals("/host/proc", settings.procfs());
    assertEquals("/host/sys", settings.sysfs());
    assertEquals("/host", settings.rootfs());
    assertEquals("/var/lib/metrics", settings.textfile());
  }

  @Test
  void noArgumentAtAll() {
    SettingsReader.Result result = SettingsReader.read(null, Map.of(), new Properties(), NAMES);
    assertEquals(List.of(), result.problems());
    assertEquals(19100, result.settings().port());
  }

  @Test
  void enabledLeavesOnlyItsOwn() {
    Settings settings = valid("enabled=jvm;tomcat,disabled=tomcat");
    assertTrue(settings.isOn("jvm"));
    assertFalse(settings.isOn("tomcat"));
    assertFalse(settings.isOn("spring"));
  }

  @Test
  void tasks() {
    assertTrue(valid("").countsTasks());
    assertFalse(valid("").countsSlowTasks());
    assertTrue(valid("tasks=all").countsSlowTasks());
    assertFalse(valid("tasks=off").countsTasks());
    SettingsReader.Result result = read("tasks=slow");
    assertTrue(result.settings().countsTasks());
    assertEquals(1, result.problems().size());
    assertTrue(result.problems().get(0).contains("neither off nor fast nor all"));
  }

  @Test
  void routes() {
    Settings settings = valid("routes=/players/{id},/rooms/{room}/moves;/files/*,auto,port=0");
    assertEquals(List.of("/players/{id}", "/rooms/{room}/moves", "/files/*"), settings.routes());
    assertTrue(settings.routesFromPaths());
    assertFalse(valid("routes=/players/{id}").routesFromPaths());
    assertEquals(List.of(), valid("").routes());
  }

  @Test
  void routesThatCannotBeAreLeftOut() {
    SettingsReader.Result result = read("routes=players;/a/{id};/b/x{id};/c/*/d;/e/{");
    assertEquals(List.of("/a/{id}"), result.settings().routes());
    assertEquals(
        List.of(
            "agent argument: routes=players;/a/{id};/b/x{id};/c/*/d;/e/{: players does not begin"
                + " with / and is not auto; this route is left out",
            "x{id}",
            "*",
            "{"),
        List.of(
            result.problems().get(0),
            segment(result.problems().get(1)),
            segment(result.problems().get(2)),
            segment(result.problems().get(3))));
    assertEquals(4, result.problems().size());
    assertEquals(List.of(), read("routes=players").settings().routes());
  }

  private static String segment(String problem) {
    int from = problem.indexOf(" has the segment ") + " has the segment ".length();
    return problem.substring(from, problem.indexOf(",", from));
  }

  @Test
  void allAndMore() {
    Settings settings = valid("enabled=all;jvm,disabled=tomcat");
    assertTrue(settings.isOn("spring"));
    assertFalse(settings.isOn("tomcat"));
    assertTrue(settings.isAskedFor("jvm"));
    assertFalse(settings.isAskedFor("spring"));
    assertFalse(valid("enabled=jvm,disabled=jvm").isAskedFor("jvm"));
  }

  @Test
  void argumentBeforeEnvironmentBeforePropertyBeforeDefault() {
    Map<String, String> environment =
        Map.of(
            "GAMESERVER_EXPORTER_PORT", "2",
            "GAMESERVER_EXPORTER_MAX_SERIES", " 22 ",
            "GAMESERVER_EXPORTER_LABELS", "env=prod,region=eu",
            "GAMESERVER_EXPORTER_SYSFS", "");
    Map<String, String> properties =
        Map.of(
            "gameserver_exporter.port", "3",
            "gameserver_exporter.max_series", "33",
            "gameserver_exporter.procfs", "/p",
            "gameserver_exporter.sysfs", "/s");
    SettingsReader.Result result = read("port=1", environment, properties);
    assertEquals(List.of(), result.problems());
    assertEquals(1, result.settings().port());
    assertEquals(22, result.settings().maxSeries());
    assertEquals("/p", result.settings().procfs());
    assertEquals("/s", result.settings().sysfs());
    assertEquals(Map.of("env", "prod", "region", "eu"), result.settings().labels());
  }

  @Test
  void aBadValueGivesWayToTheNextSource() {
    SettingsReader.Result result =
        read("port=abc", Map.of("GAMESERVER_EXPORTER_PORT", "70000"), Map.of());
    assertEquals(19100, result.settings().port());
    assertEquals(
        List.of(
            "agent argument: port=abc: not a whole number from 0 to 65535;"
                + " using port=19100 (the default)",
            "environment variable GAMESERVER_EXPORTER_PORT: port=70000: not a whole number from 0"
                + " to 65535 (the nearest is 65535); using port=19100 (the default)"),
        result.problems());
    result = read("port=abc", Map.of("GAMESERVER_EXPORTER_PORT", "7000"), Map.of());
    assertEquals(7000, result.settings().port());
    assertEquals(
        List.of(
            "agent argument: port=abc: not a whole number from 0 to 65535;"
                + " using port=7000 (environment variable GAMESERVER_EXPORTER_PORT)"),
        result.problems());
  }

  @Test
  void unknownKeysAreReportedWithTheNearest() {
    assertEquals(
        "agent argument: prot=9100: no such setting, ignored; did you mean port?",
        problem("prot=9100"));
    assertEquals(
        "agent argument: PORT=1: no such setting, ignored; did you mean port?", problem("PORT=1"));
    assertEquals(
        "agent argument: maxseries=1: no such setting, ignored; did you mean max_series?",
        problem("maxseries=1,2,3"));
    assertTrue(problem("xyzzy=1").endsWith("there are " + String.join(", ", Key.names())));
    assertEquals(
        "agent argument: region=eu: no such setting, ignored; if it is a label, put a semicolon"
            + " before it: labels=a=b;region=eu",
        problem("labels=env=prod,region=eu"));
  }

  @Test
  void unknownVariablesAndPropertiesAreReportedWithoutTheirValues() {
    SettingsReader.Result result =
        read(
            "",
            Map.of("GAMESERVER_EXPORTER_PROT", "geheim", "PASSWORD", "geheim"),
            Map.of("gameserver_exporter.bucket", "geheim", "gameserver.port", "geheim"));
    assertEquals(
        List.of(
            "environment variable GAMESERVER_EXPORTER_PROT: no such setting, ignored;"
                + " did you mean GAMESERVER_EXPORTER_PORT?",
            "system property gameserver_exporter.bucket: no such setting, ignored;"
                + " did you mean gameserver_exporter.buckets?"),
        result.problems());
  }

  @Test
  void whatKubernetesSetsForAServiceOfOurNameIsUnderstood() {
    SettingsReader.Result result =
        read(
            "",
            Map.of(
                "GAMESERVER_EXPORTER_SERVICE_HOST", "10.0.0.1",
                "GAMESERVER_EXPORTER_SERVICE_PORT_METRICS", "19100",
                "GAMESERVER_EXPORTER_PORT_19100_TCP_ADDR", "10.0.0.1",
                "GAMESERVER_EXPORTER_PORT", "tcp://10.0.0.1:19100"),
            Map.of());
    assertEquals(19100, result.settings().port());
    assertEquals(1, result.problems().size(), result.problems().toString());
    assertTrue(result.problems().get(0).contains("enableServiceLinks"));
  }

  @Test
  void unknownNamesAreLeftOut() {
    SettingsReader.Result result = read("disabled=sprng,host");
    assertFalse(result.settings().isOn("host"));
    assertTrue(result.settings().isOn("spring"));
    assertEquals(
        List.of(
            "agent argument: disabled=sprng,host: there is no collector or probe sprng,"
                + " it is left out; did you mean spring?"),
        result.problems());
  }

  @Test
  void disabledWithNothingInItSwitchesNothingOff() {
    assertTrue(
        read("disabled=", Map.of("GAMESERVER_EXPORTER_DISABLED", "spring"), Map.of())
            .settings()
            .isOn("spring"));
    assertTrue(problem("disabled=sprng").endsWith("did you mean spring?"));
  }

  @Test
  void enabledWithNothingThatExistsSwitchesNothingOff() {
    SettingsReader.Result result = read("enabled=qqqqqqqqqq");
    assertTrue(result.settings().isOn("spring"));
    assertEquals(2, result.problems().size());
    assertTrue(result.problems().get(1).endsWith("using enabled=all (the default)"));
  }

  @Test
  void namesAreNotCheckedWhereTheyCannotBeKnown() {
    SettingsReader.Result result =
        SettingsReader.read("disabled=anything", Map.of(), new Properties(), null);
    assertEquals(List.of(), result.problems());
    assertFalse(result.settings().isOn("anything"));
  }

  @Test
  void theLaterOfTwoWins() {
    SettingsReader.Result result = read("port=1,host=::1,port=2");
    assertEquals(2, result.settings().port());
    assertEquals("::1", result.settings().host());
    assertEquals(
        List.of("agent argument: port=2: given twice; using this later one"), result.problems());
  }

  @Test
  void partsThatBelongToNothingAreReported() {
    assertEquals(
        "agent argument: debug: neither key=value nor part of a list; ignored", problem("debug"));
    SettingsReader.Result result = read("port=1,2,host=::1");
    assertEquals(1, result.settings().port());
    assertEquals("::1", result.settings().host());
    assertEquals(1, result.problems().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "port=",
        "port=-1",
        "port=+1",
        "port=1.5",
        "port=65536",
        "port=99999999999999999999",
        "port=-",
        "port=１",
        "host=",
        "host=a b",
        "host=localhost:1",
        "host=http://localhost",
        "host=a/b",
        "max_series=0",
        "max_series=-5",
        "max_series=1e3",
        "max_series=1000001",
        "buckets=",
        "buckets=a",
        "buckets=0,1",
        "buckets=-1",
        "buckets=1,1",
        "buckets=2,1",
        "buckets=1,NaN",
        "buckets=1,Infinity",
        "buckets=1,+Inf",
        "buckets=0x1p3",
        "buckets=1d",
        "buckets=1e999",
        "buckets=1..2",
        "labels=",
        "procfs=",
        "procfs=proc",
        "rootfs=./x"
      })
  void badValuesChangeNothing(String argument) {
    Settings settings;
    SettingsReader.Result result = read(argument);
    settings = result.settings();
    assertEquals(1, result.problems().size(), result.problems().toString());
    String problem = result.problems().get(0);
    assertTrue(problem.startsWith("agent argument: " + argument + ": "), problem);
    assertTrue(problem.contains("; using "), problem);
    assertEquals("127.0.0.1", settings.host());
    assertEquals(19100, settings.port());
    assertEquals(10_000, settings.maxSeries());
    assertArrayEquals(DEFAULT_BUCKETS, settings.buckets());
    assertEquals("/proc", settings.procfs());
    assertEquals("/", settings.rootfs());
  }

  @Test
  void tooManyBuckets() {
    StringBuilder bounds = new StringBuilder("buckets=1");
    for (int i = 2; i <= 65; i++) {
      bounds.append(',').append(i);
    }
    assertTrue(problem(bounds.toString()).contains("not a list of 1 to 64 bounds"));
    assertEquals(64, valid(bounds.substring(0, bounds.lastIndexOf(","))).buckets().length);
  }

  @ParameterizedTest
  @CsvSource({
    "__name__=x, __",
    "le=x, own metrics",
    "http_route=x, own metrics",
    "1a=x, not a label name",
    "a-b=x, not a label name",
    "=x, not a label name",
    "ä=x, not a label name",
    "a, not name=value",
    "a=, 1 to 256"
  })
  void badLabelsAreLeftOut(String label, String why) {
    SettingsReader.Result result = read("labels=good=1;" + label);
    assertEquals(Map.of("good", "1"), result.settings().labels());
    assertEquals(1, result.problems().size(), result.problems().toString());
    assertTrue(result.problems().get(0).contains(why), result.problems().get(0));
  }

  @Test
  void aLabelValueMayHoldAnEqualsSign() {
    assertEquals(Map.of("a", "b=c"), valid("labels=a=b=c").labels());
  }

  @Test
  void messagesStayOnOneLineAndShort() {
    String message = problem("host=a\nb" + "x".repeat(10_000));
    assertFalse(message.contains("\n"));
    assertTrue(message.length() < 300, message);
  }

  @Test
  void readsTheProcessesOwn() {
    System.setProperty("gameserver_exporter.port", "12345");
    try {
      assertEquals(12345, SettingsReader.readProcess(null, NAMES).settings().port());
    } finally {
      System.clearProperty("gameserver_exporter.port");
    }
  }

  @Test
  void countsEdits() {
    assertEquals(0, Nearest.edits("port", "port"));
    assertEquals(1, Nearest.edits("prot", "port"));
    assertEquals(1, Nearest.edits("ports", "port"));
    assertEquals(3, Nearest.edits("kitten", "sitting"));
    assertEquals(4, Nearest.edits("", "port"));
  }
}
