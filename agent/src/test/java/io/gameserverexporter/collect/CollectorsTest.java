package io.gameserverexporter.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.gameserverexporter.boot.SaidLines;
import io.gameserverexporter.collect.host.FilesystemFiles;
import io.gameserverexporter.collect.host.HostSources;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.MetricNameFilter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that fail, hang or do not exist leave the others and the scrape alone. */
class CollectorsTest {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ListSources table = new ListSources();
  private final CountDownLatch release = new CountDownLatch(1);
  private Collectors collectors;

  @AfterEach
  void close() throws Exception {
    release.countDown();
    if (collectors != null) {
      collectors.close();
    }
    // So that the next test does not count what is about to end.
    await(() -> samplers() + readers() == 0, "the end of all threads");
  }

  private void start(long patienceMillis) {
    collectors = Collectors.start(registry, table.names(), table, patienceMillis);
  }

  private void startAndAwait() throws Exception {
    start(60_000);
    assertTrue(collectors.awaitReady(30_000));
  }

  private Exposition scrape() throws IOException {
    return new Exposition(Fixture.text(registry.scrape()));
  }

  private static double success(Exposition scrape, String name) {
    return scrape.value("gameserver_exporter_collector_success{collector=\"" + name + "\"}");
  }

  private static void await(BooleanSupplier condition, String what) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        fail("did not come to pass: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static long samplers() {
    return threads("gameserver-exporter-sampler");
  }

  /** Threads for one scrape, in which the sampler had something else to do. */
  private static long readers() {
    return threads("gameserver-exporter-reader");
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .count();
  }

  /** One gauge that counts its own readings. */
  private static final class Counting implements Source {
    private final Family family;
    private final int interval;
    private final AtomicInteger readings = new AtomicInteger();

    Counting(String name, int interval) {
      this.family = Family.gauge(name, "Readings.");
      this.interval = interval;
    }

    @Override
    public void collect(Reading reading) {
      reading.add(family, readings.incrementAndGet());
    }

    @Override
    public int intervalMillis() {
      return interval;
    }
  }

  @Test
  void whatIsCheapIsReadInTheScrapeAndTheRestIsSampled() throws Exception {
    Counting cheap = new Counting("cheap", 0);
    Counting slow = new Counting("slow", 600_000);
    table.add("cheap", cheap).add("slow", slow);
    startAndAwait();
    double first = scrape().value("cheap");
    Exposition second = scrape();
    assertEquals(first + 1, second.value("cheap"));
    assertEquals(1, second.value("slow"));
    assertEquals(1, success(second, "cheap"));
    assertEquals(1, success(second, "slow"));
  }

  @Test
  void aSampledSourceIsReadAgainAfterItsInterval() throws Exception {
    Counting slow = new Counting("slow", 10);
    table.add("slow", slow);
    startAndAwait();
    await(() -> slow.readings.get() > 3, "more readings");
    assertTrue(scrape().value("slow") >= 3);
  }

  @Test
  void aSourceThatCannotOpenIsOffAndTheOthersGoOn() throws Exception {
    table
        .add(
            "missing",
            () -> {
              throw new NoClassDefFoundError("java/lang/management/ManagementFactory");
            })
        .add("absent", () -> null)
        .add("cheap", new Counting("cheap", 0));
    startAndAwait();
    Exposition scrape = scrape();
    assertEquals(0, success(scrape, "missing"));
    assertEquals(1, success(scrape, "cheap"));
    assertFalse(
        scrape.values.containsKey("gameserver_exporter_collector_success{collector=\"absent\"}"));
    assertTrue(scrape.values.containsKey("cheap"));
    assertEquals("failed", state("missing").state());
    assertTrue(state("missing").reason().contains("--add-modules java.management"));
    assertEquals("absent", state("absent").state());
    assertEquals("on", state("cheap").state());
    assertEquals("", state("cheap").reason());
  }

  private CollectorState state(String name) {
    return Objects.requireNonNull(collectors).states().stream()
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSourceThatFailsIsMissingUntilItWorksAgain() throws Exception {
    AtomicInteger broken = new AtomicInteger(1);
    for (int interval : new int[] {0, 1}) {
      String name = interval == 0 ? "direct" : "sampled";
      Family own = Family.gauge(name, "Works at times.");
      table.add(
          name,
          new Source() {
            @Override
            public void collect(Reading reading) throws IOException {
              reading.add(own, 7);
              if (broken.get() == 1) {
                throw new IOException("cannot be read");
              }
              if (broken.get() == 2) {
                throw new OutOfMemoryError("for a test");
              }
            }

            @Override
            public int intervalMillis() {
              return interval;
            }
          });
    }
    startAndAwait();
    for (int error = 1; error <= 2; error++) {
      broken.set(error);
      await(() -> isMissing("direct") && isMissing("sampled"), "failure");
      CollectorState failed = state("direct");
      assertEquals("failed", failed.state());
      String reason = failed.reason();
      assertTrue(reason.contains(error == 1 ? "cannot be read" : "for a test"), reason);
      scrape();
      assertEquals(failed.sinceMillis(), state("direct").sinceMillis(), "since it failed first");
      broken.set(0);
      await(() -> !isMissing("direct") && !isMissing("sampled"), "recovery");
      assertEquals("on", state("direct").state());
      assertEquals("", state("direct").reason());
    }
  }

  private boolean isMissing(String name) {
    try {
      Exposition scrape = scrape();
      assertEquals(scrape.values.containsKey(name) ? 1 : 0, success(scrape, name), name);
      return !scrape.values.containsKey(name);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSourceThatHangsWhileOpeningHoldsUpNothing() throws Exception {
    table
        .add(
            "stuck",
            () -> {
              release.await();
              return new Counting("stuck", 0);
            })
        .add("cheap", new Counting("cheap", 0))
        .add("slow", new Counting("slow", 1));
    start(200);
    await(() -> has("cheap") && has("slow"), "the others");
    assertEquals(0, success(scrape(), "stuck"));
    assertFalse(has("stuck"));
    assertTrue(collectors.awaitReady(30_000), "a source that hangs is no reason to wait");
    release.countDown();
    await(() -> has("stuck"), "the one that hung");
    assertEquals(1, success(scrape(), "stuck"));
  }

  @Test
  void aSourceThatHangsLaterIsSwitchedOffUntilItComesBack() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    Family family = Family.gauge("stuck", "Hangs the second time.");
    table
        .add(
            "stuck",
            new Source() {
              @Override
              public void collect(Reading reading) throws InterruptedException {
                if (readings.incrementAndGet() == 2) {
                  release.await();
                }
                reading.add(family, readings.get());
              }

              @Override
              public int intervalMillis() {
                return 1;
              }
            })
        .add("slow", new Counting("slow", 1));
    long before = samplers();
    start(200);
    await(() -> readings.get() == 2, "the hang");
    await(() -> has("slow") && !has("stuck"), "the other alone");
    assertEquals(0, success(scrape(), "stuck"));
    assertEquals("hangs", state("stuck").state());
    double slow = scrape().value("slow");
    await(() -> value("slow") > slow, "fresh samples of the other");
    assertEquals(2, readings.get(), "nobody goes in as long as one hangs");
    release.countDown();
    await(() -> has("stuck") && value("stuck") > 2, "the one that hung");
    assertEquals(1, success(scrape(), "stuck"));
    collectors.close();
    collectors = null;
    await(() -> samplers() == before, "no thread is left");
  }

  /** A file below {@code /proc} may: the scrape has all the rest. */
  @Test
  void aSourceThatHangsInTheScrapeIsLeftBehind() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    Family family = Family.gauge("stuck", "Hangs when it is told to.");
    AtomicBoolean hang = new AtomicBoolean();
    table
        .add("before", new Counting("before", 0))
        .add(
            "stuck",
            (Source)
                reading -> {
                  readings.incrementAndGet();
                  if (hang.get()) {
                    release.await();
                  }
                  reading.add(family, 7);
                })
        .add("after", new Counting("after", 0))
        .add("slow", new Counting("slow", 1));
    startAndAwait();
    assertTrue(has("stuck"));
    hang.set(true);
    long began = System.nanoTime();
    Exposition scrape = scrape();
    assertFalse(scrape.values.containsKey("stuck"));
    assertTrue(scrape.values.containsKey("before") && scrape.values.containsKey("after"));
    assertEquals(0, success(scrape, "stuck"));
    assertEquals(1, scrape.value(stateSeries("stuck", "hangs")));
    assertEquals(1, scrape.value(stateSeries("after", "on")));
    int entered = readings.get();
    double slow = value("slow");
    await(() -> value("slow") > slow, "fresh samples by another thread");
    assertEquals(entered, readings.get(), "nobody goes in as long as one hangs");
    await(() -> samplers() + readers() == 2, "the one that hangs, and the one that goes on");
    awaitMoreThanWantOfAProcessor(began);
    release.countDown();
    await(() -> samplers() + readers() == 1, "the end of the thread that was left behind");
    scrape = scrape();
    assertEquals(1, scrape.value(stateSeries("stuck", "parked")));
    assertEquals(entered, readings.get(), "it is not tried again at once");
    hang.set(false);
    await(() -> has("stuck"), "the next try");
    assertEquals("on", state("stuck").state());
  }

  private static void awaitMoreThanWantOfAProcessor(long began) throws Exception {
    await(() -> System.nanoTime() - began > 1_100_000_000L, "the time");
  }

  /** As on a machine on which every processor is fought for. */
  @Test
  void whatComesBackSoonHasNotHung() throws Exception {
    AtomicBoolean away = new AtomicBoolean();
    CountDownLatch release = new CountDownLatch(1);
    Family family = Family.gauge("late", "Comes late when it is told to.");
    table.add(
        "late",
        (Source)
            reading -> {
              if (away.getAndSet(false)) {
                release.await();
              }
              reading.add(family, 7);
            });
    startAndAwait();
    assertTrue(has("late"));
    away.set(true);
    assertFalse(has("late"));
    release.countDown();
    await(() -> has("late"), "the next scrape");
    assertEquals("on", state("late").state());
    assertTrue(
        SaidLines.all().stream().noneMatch(line -> line.text().startsWith("collector late ")));
  }

  /** As when the whole of {@code /proc} is gone: one after the other is found out. */
  @Test
  void severalThatHangAreLeftBehindAndNobodyElseIsBlamed() throws Exception {
    AtomicBoolean hang = new AtomicBoolean();
    for (int i = 0; i < 4; i++) {
      Family family = Family.gauge("stuck" + i, "Hangs when it is told to.");
      table.add(
          "stuck" + i,
          (Source)
              reading -> {
                if (hang.get()) {
                  release.await();
                }
                reading.add(family, 7);
              });
    }
    table.add("after", new Counting("after", 0));
    startAndAwait();
    assertTrue(has("stuck3"));
    hang.set(true);
    await(
        () -> has("after") && state("stuck3").state().equals("hangs"),
        "scrapes in which the last of them is found out");
    Exposition scrape = scrape();
    for (int i = 0; i < 4; i++) {
      assertEquals(1, scrape.value(stateSeries("stuck" + i, "hangs")));
      assertFalse(scrape.values.containsKey("stuck" + i), "old figures");
    }
    double after = scrape.value("after");
    assertEquals(after + 1, value("after"));
    assertEquals("on", state("after").state());
  }

  @Test
  void aSourceThatIsTooSlowForScrapesIsSampledUntilItIsQuickAgain() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    AtomicInteger millis = new AtomicInteger(20);
    Family family = Family.gauge("slow", "Readings.");
    table.add(
        "slow",
        (Source)
            reading -> {
              TimeUnit.MILLISECONDS.sleep(millis.get());
              reading.add(family, readings.incrementAndGet());
            });
    startAndAwait();
    await(
        () -> {
          double now = value("slow");
          return value("slow") == now && value("slow") == now;
        },
        "the same sample in several scrapes");
    millis.set(0);
    await(
        () -> {
          double now = value("slow");
          return value("slow") == now + 1;
        },
        "a reading in each scrape");
  }

  private static String stateSeries(String name, String state) {
    return "gameserver_exporter_collector_state{collector=\""
        + name
        + "\",state=\""
        + state
        + "\"}";
  }

  /** The kernel makes nothing of the kind, but a program that makes a {@code /proc} can. */
  @Test
  void aFileWhoseOpeningHangsIsLeftBehind(@TempDir Path proc) throws Exception {
    Files.copy(Fixture.file("proc/loadavg"), proc.resolve("loadavg"));
    Files.copy(Fixture.file("proc/stat"), proc.resolve("stat"));
    HostSources host = new HostSources(new Paths(proc.toString(), "/sys", "/"), true, null);
    table.add("loadavg", host.open("loadavg")).add("cpu", host.open("cpu"));
    startAndAwait();
    assertTrue(has("node_load1"));
    Path file = proc.resolve("loadavg");
    Files.delete(file);
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    long began = System.nanoTime();
    Exposition scrape = scrape();
    assertEquals(1, scrape.value(stateSeries("loadavg", "hangs")));
    assertFalse(scrape.values.containsKey("node_load1"));
    assertTrue(scrape.types.containsKey("node_cpu_seconds_total"));
    awaitMoreThanWantOfAProcessor(began);
    Files.writeString(file, "0.10 0.20 0.30 1/100 4242\n"); // whoever opens it, gets this
    await(() -> state("loadavg").state().equals("parked"), "the end of the hang");
  }

  @Test
  void aProgramThatNeverEndsIsEndedAndHoldsUpNothing(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("stat");
    Path pid = folder.resolve("pid");
    Files.writeString(program, "#!/bin/sh\necho $$ > " + pid + "\nexec sleep 1000\n");
    assertTrue(program.toFile().setExecutable(true));
    table
        .add("cheap", new Counting("cheap", 0))
        .add("files", new FilesystemFiles(new Paths("/proc", "/sys", "/"), program.toString(), 0));
    start(60_000);
    await(() -> has("cheap") && Files.exists(pid), "the program, and scrapes beside it");
    double first = value("cheap");
    assertTrue(value("cheap") > first);
    await(() -> state("files").state().equals("failed"), "the end of the patience");
    assertTrue(state("files").reason().contains("did not end"), state("files").reason());
    long running = Long.parseLong(Files.readString(pid).trim());
    await(
        () -> ProcessHandle.of(running).map(process -> !process.isAlive()).orElse(true),
        "the program's end");
  }

  private boolean has(String name) {
    try {
      return scrape().values.containsKey(name);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private double value(String name) {
    try {
      return scrape().values.getOrDefault(name, Double.NaN);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLateResultOfAReadingThatWasGivenUpIsDropped() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    CountDownLatch late = new CountDownLatch(1);
    table.add(
        "goes_on",
        new Source() {
          @Override
          public void collect(Reading reading) throws InterruptedException {
            int mine = readings.incrementAndGet();
            if (mine == 1) {
              release.await();
            }
            reading.add(Family.gauge("goes_on", "Hangs the first time."), mine);
            if (mine == 1) {
              late.countDown();
            }
          }

          @Override
          public int intervalMillis() {
            return 1;
          }

          @Override
          public String goesOnWithout() {
            return readings.get() == 1 ? "a test" : null;
          }
        });
    start(200);
    await(() -> has("goes_on"), "the second reading");
    release.countDown();
    assertTrue(late.await(30, TimeUnit.SECONDS));
    for (int i = 0; i < 50; i++) {
      assertTrue(value("goes_on") > 1);
    }
  }

  @Test
  void aNameFilterKeepsWhatItNames() throws Exception {
    Family moves = Family.counter("moves_total", "Moves.");
    table
        .add("moves", (Source) reading -> reading.add(moves, 3))
        .add("cheap", new Counting("cheap", 0));
    startAndAwait();
    MetricNameFilter filter = MetricNameFilter.builder().nameMustBeEqualTo("moves_total").build();
    assertEquals(
        "# HELP moves_total Moves.\n# TYPE moves_total counter\nmoves_total 3.0\n",
        Fixture.text(registry.scrape(filter)));
  }

  @Test
  void scrapesAtTheSameTimeSeeWholeReadings() throws Exception {
    HostSources host = new HostSources(Fixture.paths(), true, null);
    table.add("cpu", host.open("cpu")).add("meminfo", host.open("meminfo"));
    startAndAwait();
    int families = scrape().types.size();
    int values = scrape().values.size();
    List<Thread> threads = new ArrayList<>();
    AtomicInteger wrong = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  for (int j = 0; j < 200; j++) {
                    Exposition scrape = scrape();
                    if (scrape.types.size() != families || scrape.values.size() != values) {
                      wrong.incrementAndGet();
                    }
                  }
                } catch (IOException | RuntimeException e) {
                  wrong.incrementAndGet();
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, wrong.get());
  }

  @Test
  void theThreadMakesRoomForOneThatASourceLeavesBehind() throws Exception {
    long before = samplers();
    AtomicInteger linger = new AtomicInteger(Integer.MAX_VALUE);
    Counting slow = new Counting("slow", 1);
    Family family = Family.gauge("leaves", "Leaves a thread behind.");
    table
        .add("slow", slow)
        .add(
            "leaves",
            new Source() {
              @Override
              public void collect(Reading reading) {
                reading.add(family, 1);
              }

              @Override
              public int intervalMillis() {
                return 20;
              }

              @Override
              public int lingerMillis() {
                return linger.getAndSet(0) == 0 ? 0 : 300;
              }
            });
    startAndAwait();
    await(() -> samplers() == before, "the thread's end");
    double last = value("slow");
    await(() -> value("slow") > last, "its return, with a scrape");
    assertEquals(before + 1, samplers());
    collectors.close();
    collectors = null;
    await(() -> samplers() == before, "its end for good");
  }

  /** The JDK keeps the thread that waited for a process; the sampler goes. */
  @Test
  void neverAsManyThreadsAsTheSamplerAndTheReaperOfProcesses() throws Exception {
    long before = samplers();
    table
        .add("slow", new Counting("slow", 1))
        .add("files", new FilesystemFiles(new Paths("/proc", "/sys", "/"), "stat", 0));
    startAndAwait();
    await(() -> samplers() == before, "the thread's end");
    assertEquals(1, success(scrape(), "files"));
    assertTrue(scrape().types.containsKey("node_filesystem_files"));
    assertEquals(before, samplers(), "a scrape does not start it again at once");
  }

  @Test
  void closingEndsTheThreadAndTakesTheMetricsAway() throws Exception {
    long before = samplers();
    table.add("cheap", new Counting("cheap", 0)).add("slow", new Counting("slow", 600_000));
    startAndAwait();
    collectors.close();
    collectors = null;
    assertEquals("", Fixture.text(registry.scrape()));
    await(() -> samplers() == before, "the thread's end");
  }

  @Test
  void namesAreThoseThatSettingsUse() throws Exception {
    assertTrue(Collectors.names().contains("cpu"));
    assertTrue(Collectors.names().contains("jvm_gc"));
    assertEquals(Collectors.names().size(), Collectors.names().stream().distinct().count());
    StandardSources standard =
        new StandardSources(Fixture.paths(), PrometheusProperties.builder().build(), null);
    assertNull(standard.open("no_such_collector"));
  }
}
