package io.gameserverexporter.collect.textfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.gameserverexporter.boot.SaidLines;
import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory of files, and what is shown of them. */
class TextFilesTest {
  private static final String ERROR = "node_textfile_scrape_error";
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_700_000_000_900L);

  @TempDir private Path folder;

  private final List<String> saidBefore = said();
  private TextFiles files;

  private static List<String> said() {
    return SaidLines.all().stream().map(SaidLines.Line::text).toList();
  }

  /** What was said in this test, without what is the same in all. */
  private List<String> saidSince() {
    List<String> since = new ArrayList<>(said());
    since.removeAll(saidBefore);
    since.removeIf(line -> !line.contains(folder.toString()));
    since.replaceAll(line -> line.replace("collector textfile: ", "").replace(folder + "/", ""));
    return since;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, LONG_AGO);
  }

  private List<MetricSnapshot> read() throws Exception {
    if (files == null) {
      files = new TextFiles(folder.toString(), new TreeMap<>(Map.of("env", "prod")));
    }
    return Fixture.read(files);
  }

  private Exposition page() throws Exception {
    return new Exposition(Fixture.text(new MetricSnapshots(read())));
  }

  /** The series of the files alone. */
  private static List<String> series(Exposition page) {
    return page.values.keySet().stream()
        .filter(series -> !series.startsWith("node_textfile_"))
        .toList();
  }

  @Test
  void withoutADirectoryThereIsNoError() throws Exception {
    assertEquals(
        "# HELP node_textfile_scrape_error 1 if there was an error opening or reading a file, 0"
            + " otherwise\n"
            + "# TYPE node_textfile_scrape_error gauge\n"
            + "node_textfile_scrape_error 0.0\n",
        Fixture.scrape(new TextFiles("", new TreeMap<>())));
  }

  @Test
  void aDirectoryThatIsNotThereIsNamedOnceAndReadWhenItIs() throws Exception {
    Path later = folder.resolve("later");
    files = new TextFiles(later.toString(), new TreeMap<>());
    assertEquals(1, page().value(ERROR));
    assertEquals(1, page().value(ERROR));
    assertEquals(
        List.of(
            "there is no directory later; it is looked for again, and everything else goes on"
                + " (setting textfile)"),
        saidSince());
    Files.createDirectory(later);
    write("later/a.prom", "a 1\n");
    Exposition page = page();
    assertEquals(0, page.value(ERROR));
    assertEquals(1, page.value("a"));
    assertEquals(
        1_700_000_000, page.value("node_textfile_mtime_seconds{file=\"" + later + "/a.prom\"}"));
  }

  @Test
  void aFileInsteadOfADirectoryIsNamed() throws Exception {
    write("file", "");
    files = new TextFiles(folder.resolve("file").toString(), new TreeMap<>());
    assertEquals(1, page().value(ERROR));
    assertTrue(saidSince().get(0).startsWith("file is not a directory; "), saidSince()::toString);
  }

  @Test
  void onlyFilesWithTheEndingAreRead() throws Exception {
    write("a.prom", "a 1\n");
    write("b.prom.tmp", "b 1\n");
    write("c.txt", "c 1\n");
    Files.createDirectory(folder.resolve("sub"));
    write("sub/d.prom", "d 1\n");
    Exposition page = page();
    assertEquals(List.of("a"), series(page));
    assertEquals(0, page.value(ERROR));
  }

  @Test
  void aBadFileIsLeftOutAndTheOthersShow() throws Exception {
    write("a.prom", "a 1\n");
    write("b.prom", "b 1\nb one\n");
    write("c.prom", "c 1 1395066363000\n");
    write("d.prom", "d 1\n");
    for (int i = 0; i < 3; i++) {
      Exposition page = page();
      assertEquals(List.of("a", "d"), series(page));
      assertEquals(1, page.value(ERROR));
      assertEquals(2, page.series("node_textfile_mtime_seconds").size());
    }
    assertEquals(
        List.of(
            "b.prom line 2: not a value: \"one\"; the file is left out",
            "c.prom line 1: something behind the value; timestamps are not allowed in these"
                + " files; the file is left out"),
        saidSince());
    write("b.prom", "b 1\nb{c=\"d\"} 1\n");
    Files.delete(folder.resolve("c.prom"));
    Exposition page = page();
    assertEquals(List.of("a", "b", "b{c=\"d\"}", "d"), series(page));
    assertEquals(0, page.value(ERROR));
  }

  @Test
  void whatIsNoFileIsLeftOut() throws Exception {
    Files.createDirectory(folder.resolve("a.prom"));
    assertEquals(
        0, new ProcessBuilder("mkfifo", folder.resolve("b.prom").toString()).start().waitFor());
    Files.createSymbolicLink(folder.resolve("c.prom"), Path.of("/dev/zero"));
    Files.createSymbolicLink(folder.resolve("d.prom"), folder.resolve("nowhere"));
    write("real", "e 1\n");
    Files.createSymbolicLink(folder.resolve("e.prom"), folder.resolve("real"));
    Exposition page = page();
    assertEquals(List.of("e"), series(page));
    assertEquals(1, page.value(ERROR));
    assertEquals(4, saidSince().size(), saidSince()::toString);
  }

  @Test
  void aFileThatMayNotBeReadIsNamedAndReadWhenItMay() throws Exception {
    write("a.prom", "a 1\n");
    Path file = folder.resolve("a.prom");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root may read everything");
    assertEquals(1, page().value(ERROR));
    assertEquals(
        List.of("the user of this process may not read the file a.prom; the file is left out"),
        saidSince());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertEquals(List.of("a"), series(page()));
  }

  @Test
  void isBounded() throws Exception {
    write("a.prom", "a 1\n# " + "x".repeat(1 << 20) + "\n");
    write("b.prom", series("b", 6_000));
    write("c.prom", series("c", 4_001));
    write("d.prom", series("d", 4_000));
    write("e.prom", series("e", 10_001));
    Exposition page = page();
    assertEquals(10_000, series(page).size());
    assertTrue(page.values.containsKey("d{n=\"1\"}"));
    assertEquals(1, page.value(ERROR));
    assertEquals(
        List.of(
            "a.prom cannot be read: java.io.IOException: more than 1 MiB; the file is left out",
            "c.prom would make it more than 10000 samples in all; the file is left out",
            "e.prom line 10001: more than 10000 samples; the file is left out"),
        saidSince());
  }

  private static String series(String name, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(name).append("{n=\"").append(i).append("\"} 1\n");
    }
    return text.toString();
  }

  @Test
  void readsTheFirstHundredFiles() throws Exception {
    for (int i = 0; i < 105; i++) {
      write("f" + (100 + i) + ".prom", "f" + i + " 1\n");
    }
    Exposition page = page();
    assertEquals(100, series(page).size());
    assertTrue(page.values.containsKey("f99"));
    assertFalse(page.values.containsKey("f100"));
    assertEquals(1, page.value(ERROR));
    assertTrue(
        saidSince()
            .get(0)
            .endsWith(" has more than 100 files; those behind f199.prom are left out"),
        saidSince()::toString);
  }

  @Test
  void filesWithTheSameFamilyAreJoined() throws Exception {
    write("a.prom", "# HELP x One.\n# TYPE x gauge\nx{f=\"a\"} 1\n");
    write("b.prom", "# HELP x One.\n# TYPE x gauge\nx{f=\"b\"} 1\n");
    write("c.prom", "# TYPE x gauge\nx{f=\"c\"} 1\n");
    write("d.prom", "y{f=\"d\"} 1\n");
    write("e.prom", "y{f=\"e\"} 1\n");
    Exposition page = page();
    assertEquals(
        List.of("x{f=\"a\"}", "x{f=\"b\"}", "x{f=\"c\"}", "y{f=\"d\"}", "y{f=\"e\"}"),
        series(page));
    assertEquals("One.", page.helps.get("x"));
    assertEquals(
        "Metric read from " + folder + "/d.prom, " + folder + "/e.prom", page.helps.get("y"));
    assertEquals(0, page.value(ERROR));
  }

  @Test
  void whatDoesNotGoWithAFileBeforeIsLeftOut() throws Exception {
    write("a.prom", "# HELP x One.\n# TYPE x gauge\nx{f=\"a\"} 1\nok_a 1\n");
    write("b.prom", "# HELP x Two.\n# TYPE x gauge\nx{f=\"b\"} 1\nok_b 1\n");
    write("c.prom", "# HELP x One.\n# TYPE x counter\nx{f=\"c\"} 1\n");
    write("d.prom", "# HELP x One.\n# TYPE x gauge\nx{f=\"a\"} 2\n");
    write("e.prom", "twice{f=\"a\"} 1\ntwice{f=\"a\"} 2\n");
    write("f.prom", "empty 1\nempty{f=\"\"} 2\n");
    write("g.prom", "fixed 1\nfixed{env=\"prod\"} 2\n");
    write("h.prom", "# TYPE h summary\nh_count 1\nh_sum 2\n");
    write("i.prom", "h_sum{f=\"i\"} 1\n");
    write("j.prom", "node_textfile_scrape_error 7\ngameserver_exporter_series 1\n");
    Exposition page = page();
    assertEquals(List.of("h_count", "h_sum", "ok_a", "ok_b", "x{f=\"a\"}"), series(page));
    assertEquals(1, page.value("x{f=\"a\"}"));
    assertEquals(1, page.value(ERROR));
    assertEquals(10, page.series("node_textfile_mtime_seconds").size());
    assertEquals(
        List.of(
            "b.prom line 1: the family x is left out: it has another help text in a.prom",
            "c.prom line 1: the family x is left out: it is a gauge in a.prom",
            "d.prom line 1: the family x is left out: the series of line 3 is there twice",
            "e.prom line 1: the family twice is left out: the series of line 2 is there twice",
            "f.prom line 1: the family empty is left out: the series of line 2 is there twice",
            "g.prom line 1: the family fixed is left out: the series of line 2 is there twice",
            "i.prom line 1: the family h_sum is left out: series of its name are those of h",
            "j.prom line 1: the family node_textfile_scrape_error is left out: the agent itself"
                + " has one of this name",
            "j.prom line 2: the family gameserver_exporter_series is left out: the agent itself"
                + " has one of this name"),
        saidSince());
  }

  @Test
  void whatHasNotChangedIsNotReadAgain() throws Exception {
    write("a.prom", "# TYPE a gauge\na 1\n");
    write("b.prom", "wrong\n");
    MetricSnapshot first = family(read(), "a");
    assertSame(first, family(read(), "a"));
    write("b.prom", "b 1\n");
    assertEquals(List.of("a", "b"), series(page()));
    write("a.prom", "# TYPE a gauge\na 2\n");
    assertEquals(1, page().value("a"), "nothing shows that this file is another one");
    Files.setLastModifiedTime(folder.resolve("a.prom"), FileTime.fromMillis(1_700_000_007_000L));
    assertEquals(2, page().value("a"));
  }

  /** Where the clock of files is coarse, a change may show in nothing else. */
  @Test
  void aFileThatWasChangedJustNowIsReadAgain() throws Exception {
    Path file = folder.resolve("a.prom");
    Files.writeString(file, "a 1\n");
    FileTime time = Files.getLastModifiedTime(file);
    assertEquals(1, page().value("a"));
    Files.writeString(file, "a 2\n");
    Files.setLastModifiedTime(file, time);
    assertEquals(2, page().value("a"));
  }

  private static MetricSnapshot family(List<MetricSnapshot> families, String name) {
    return families.stream()
        .filter(family -> family.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFileThatIsWrongInEverNewWaysDoesNotFillStandardError() throws Exception {
    int before = said().size();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      write("a.prom", "a ".repeat(i + 2) + "\n");
      Files.setLastModifiedTime(folder.resolve("a.prom"), FileTime.fromMillis(i));
      write("b.prom", "b x" + i + "\n");
      Files.setLastModifiedTime(folder.resolve("b.prom"), FileTime.fromMillis(i));
      read();
      all.addAll(saidSince());
    }
    assertTrue(before >= 0);
    assertTrue(new TreeSet<>(all).size() <= 200, () -> new TreeSet<>(all).size() + " lines");
    assertTrue(all.stream().anyMatch(line -> line.endsWith(" (the last line of this kind)")));
  }
}
