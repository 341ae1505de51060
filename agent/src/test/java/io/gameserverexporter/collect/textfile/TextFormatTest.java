package io.gameserverexporter.collect.textfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gameserverexporter.collect.Fixture;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read out of a file, shown as it then stands on the page. */
class TextFormatTest {
  private static MetricSnapshots snapshots(String text) throws TextFormatException {
    FileFamilies families = new FileFamilies(new TreeMap<>(), Set.of());
    families.add("/f.prom", parse(text));
    assertEquals(List.of(), families.problems());
    return new MetricSnapshots(families.snapshots().keySet());
  }

  private static List<FileFamily> parse(String text) throws TextFormatException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return TextFormat.parse(bytes, bytes.length, 100);
  }

  private static String page(String text) throws TextFormatException, IOException {
    return Fixture.text(snapshots(text));
  }

  /** Without help texts, which stand elsewhere there, and as the text format calls the types. */
  private static String openMetrics(String text) throws TextFormatException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OpenMetricsTextFormatWriter.create().write(out, snapshots(text));
    return withoutHelp(out.toString(StandardCharsets.UTF_8))
        .replace("# EOF\n", "")
        .replace(" unknown\n", " untyped\n");
  }

  private static String withoutHelp(String page) {
    return page.replaceAll("(?m)^# HELP .*\n", "");
  }

  private static String problem(String text) {
    return assertThrows(TextFormatException.class, () -> parse(text)).why();
  }

  @Test
  void typesAndHelpStay() throws Exception {
    String text =
        """
        # HELP a_total Jobs done.
        # TYPE a_total counter
        a_total 3.0
        # HELP b Rooms.
        # TYPE b gauge
        b{name="one"} 1.0
        b{name="two"} -2.5
        # HELP c Of no type.
        # TYPE c untyped
        c 1.0
        """;
    assertEquals(text, page(text));
    assertEquals(withoutHelp(text).replace("TYPE a_total", "TYPE a"), openMetrics(text));
  }

  @Test
  void aHistogramIsOne() throws Exception {
    String text =
        """
        # HELP h Seconds.
        # TYPE h histogram
        h_bucket{job="a",le="0.5"} 1
        h_bucket{job="a",le="1.0"} 1
        h_bucket{job="a",le="+Inf"} 4
        h_count{job="a"} 4
        h_sum{job="a"} 7.25
        """;
    assertEquals(text, page(text));
    assertEquals(withoutHelp(text), openMetrics(text));
  }

  @Test
  void aSummaryIsOne() throws Exception {
    String text =
        """
        # HELP s Seconds.
        # TYPE s summary
        s{quantile="0.5"} NaN
        s{quantile="0.99"} 3.0
        s_count 4
        s_sum 7.25
        """;
    assertEquals(text, page(text));
    assertEquals(withoutHelp(text), openMetrics(text));
  }

  /** Each series keeps its name and value, in both formats. */
  @Test
  void whatTheModelDoesNotHaveIsUntyped() throws Exception {
    String text =
        """
        # HELP c Not named as OpenMetrics wants it.
        # TYPE c counter
        c 1
        # HELP d_total Goes down.
        # TYPE d_total counter
        d_total -1
        # HELP h No sum.
        # TYPE h histogram
        h_bucket{le="1"} 1
        h_bucket{le="+Inf"} 2
        h_count 2
        # HELP i Does not ascend.
        # TYPE i histogram
        i_bucket{le="1"} 2
        i_bucket{le="+Inf"} 1
        i_count 1
        i_sum 1
        # HELP s No count.
        # TYPE s summary
        s{quantile="0.5"} 1
        s_sum 2
        """;
    String wanted =
        """
        # HELP c Not named as OpenMetrics wants it.
        # TYPE c untyped
        c 1.0
        # HELP d_total Goes down.
        # TYPE d_total untyped
        d_total -1.0
        # HELP h_bucket No sum.
        # TYPE h_bucket untyped
        h_bucket{le="+Inf"} 2.0
        h_bucket{le="1"} 1.0
        # HELP h_count No sum.
        # TYPE h_count untyped
        h_count 2.0
        # HELP i_bucket Does not ascend.
        # TYPE i_bucket untyped
        i_bucket{le="+Inf"} 1.0
        i_bucket{le="1"} 2.0
        # HELP i_count Does not ascend.
        # TYPE i_count untyped
        i_count 1.0
        # HELP i_sum Does not ascend.
        # TYPE i_sum untyped
        i_sum 1.0
        # HELP s No count.
        # TYPE s untyped
        s{quantile="0.5"} 1.0
        # HELP s_sum No count.
        # TYPE s_sum untyped
        s_sum 2.0
        """;
    assertEquals(wanted, page(text));
    assertEquals(withoutHelp(wanted), openMetrics(text));
  }

  /** client_java takes a counter for the same as a family of its name without the ending. */
  @Test
  void aCounterBesideAFamilyWithoutItsEnding() throws Exception {
    String page =
        page(
            """
            # TYPE x gauge
            x 1
            # TYPE x_total counter
            x_total 2
            # TYPE y_total counter
            y_total 3
            # TYPE y_total_total counter
            y_total_total 4
            # TYPE _total counter
            _total 5
            """);
    assertEquals(
        """
        _total 5.0
        x 1.0
        x_total 2.0
        y_total 3.0
        y_total_total 4.0
        """,
        page.replaceAll("(?m)^#.*\n", ""));
  }

  @Test
  void escapes() throws Exception {
    String text =
        """
        # HELP a One \\\\ of \\n two.
        # TYPE a gauge
        a{l="with \\\\ and \\" and \\n and ü, } = {"} 1.0
        """;
    assertEquals(text, page(text));
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "-1.5e3,-1500",
    "+7,7",
    ".5,0.5",
    "5.,5",
    "NaN,NaN",
    "nan,NaN",
    "+Inf,Infinity",
    "Inf,Infinity",
    "-inf,-Infinity",
    "+infinity,Infinity",
    "1e-400,0",
    "9007199254740993,9007199254740992"
  })
  void numbers(String written, double value) throws Exception {
    assertEquals(value, parse("a " + written + "\n").get(0).samples.get(0).value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"one", "1d", "0x10", "0x1p3", "1_000", "1e400", "--1", "+NaN", "1,5", "\"1\"", ""})
  void noNumbers(String written) {
    assertEquals("line 2: not a value: \"" + written + "\"", problem("\na " + written + "\n"));
  }

  @Test
  void whateverBlanksAndCommentsThereAre() throws Exception {
    assertEquals(
        """
        # HELP a Metric read from /f.prom
        # TYPE a gauge
        a{b="c",d="e"} 1.0
        """,
        page(
            "\n  \t\n#\n# Anything.\n#HELP\n# HELP\n# HELP a\n#  TYPE\ta  GAUGE\n"
                + " # TYPE without gauge\n\ta { b = \"c\" , d=\"e\",}1\n  "));
  }

  @Test
  void aFamilyMayBeInPieces() throws Exception {
    List<FileFamily> families = parse("a{x=\"1\"} 1\nb 2\na{x=\"2\"} 3\n# HELP a Late.\n");
    assertEquals(2, families.size());
    assertEquals(2, families.get(0).samples.size());
    assertEquals("Late.", families.get(0).help);
  }

  @Test
  void labelsWithoutAValueAreNone() throws Exception {
    assertEquals(
        "",
        parse("a{x=\"\"} 1\n").get(0).samples.get(0).labels.stream()
            .map(Object::toString)
            .reduce("", String::concat));
  }

  @Test
  void emptyFiles() throws Exception {
    for (String text : List.of("", "\n", "  ", "# HELP a Nothing.\n# TYPE a gauge\n")) {
      assertEquals(List.of(), parse(text));
    }
  }

  @Test
  void errorsAreNamedWithTheirLine() {
    Map<String, String> problems = new TreeMap<>();
    problems.put("a 1 1395066363000\n", "something behind the value; timestamps");
    problems.put("a 1 \n", "something behind the value; timestamps");
    problems.put("a 1\r\n", "not a value: \"1?\"");
    problems.put("a 1", "the file ends in the middle of a line");
    problems.put("# a comment", "the file ends in the middle of a line");
    problems.put("1a 1\n", "not a metric name at its beginning");
    problems.put("{a=\"b\"} 1\n", "not a metric name at its beginning");
    problems.put("a-b 1\n", "not a value: \"-b\"");
    problems.put("a\n", "not a value: \"\"");
    problems.put("a{b} 1\n", "not a label and = within the braces");
    problems.put("a{b=c} 1\n", "the value of the label b is not in quotes");
    problems.put("a{b=\"c} 1\n", "a label's value that does not end");
    problems.put("a{b=\"\\t\"} 1\n", "a backslash before something else than \\, \" and n");
    problems.put("a{b=\"c\" d=\"e\"} 1\n", "neither a comma nor a closing brace");
    problems.put("a{b=\"c\",b=\"d\"} 1\n", "the label b is there twice");
    problems.put("a{__b=\"c\"} 1\n", "the label __b starts with __");
    problems.put("a{b=\"c\"\n", "neither a comma nor a closing brace");
    problems.put("a{b:c=\"d\"} 1\n", "not a label and = within the braces");
    problems.put("# HELP a-b Text.\n", "not a metric name after HELP");
    problems.put("# HELP a \\t\n", "a backslash before something else");
    problems.put("# TYPE a info\n", "unknown type \"info\"");
    problems.put("# TYPE a gauge \n", "unknown type \"gauge \"");
    problems.put("# TYPE h histogram\nh 1\n", "no line of a histogram such as h");
    problems.put("# TYPE h histogram\nh_bucket 1\n", "no line of a histogram such as h");
    problems.put("# TYPE h histogram\nh_bucket{le=\"x\"} 1\n", "not a number: le=\"x\"");
    problems.put("# TYPE s summary\ns 1\n", "no line of a summary such as s");
    problems.forEach(
        (text, problem) -> {
          String whole = "x 1\n" + text;
          long line = 1 + text.stripTrailing().lines().count();
          String said = problem(whole);
          assertEquals(
              "line " + line + ": " + problem,
              said.substring(
                  0, Math.min(said.length(), ("line " + line + ": " + problem).length())),
              text);
        });
  }

  @Test
  void secondOnesAreErrors() {
    assertEquals("line 2: a second HELP of a", problem("# HELP a A.\n# HELP a B.\n"));
    String type = "a second TYPE of a, or one after its samples";
    assertEquals("line 2: " + type, problem("# TYPE a gauge\n# TYPE a gauge\n"));
    assertEquals("line 2: " + type, problem("a 1\n# TYPE a gauge\n"));
  }

  @Test
  void onlyUtf8() {
    byte[] latin = "a 1\nb{c=\"ü\"} 1\n".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        "line 2: is not UTF-8",
        assertThrows(TextFormatException.class, () -> TextFormat.parse(latin, latin.length, 9))
            .why());
    byte[] cut = "a 1\n# ü".getBytes(StandardCharsets.UTF_8);
    assertThrows(TextFormatException.class, () -> TextFormat.parse(cut, cut.length - 1, 9));
  }

  @Test
  void notMoreSamplesThanAllowed() throws Exception {
    assertEquals(100, parse("a 1\n".repeat(100)).get(0).samples.size());
    assertEquals("line 101: more than 100 samples", problem("a 1\n".repeat(101)));
  }
}
