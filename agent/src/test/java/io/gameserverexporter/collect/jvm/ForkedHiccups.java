package io.gameserverexporter.collect.jvm;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.source.Paths;
import io.prometheus.metrics.config.PrometheusProperties;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Run as a process of its own: makes it stand still until that shows under the cause given, then
 * prints the page, with safepoints if there is a third argument.
 */
final class ForkedHiccups {
  private ForkedHiccups() {}

  public static void main(String[] args) throws Exception {
    Paths paths = new Paths("/proc", "/sys", "/");
    JvmSources table = new JvmSources(PrometheusProperties.builder().build(), null, paths, true);
    JvmHiccups hiccups = new JvmHiccups(StallCauses.open(null, paths, true), 0);
    List<Object> heap = new ArrayList<>();
    if (args[0].equals("gc") || args[0].equals("safepoint")) {
      for (int i = 0; i < 2_000_000; i++) {
        heap.add(new long[] {i});
      }
    }
    System.out.println("ready");
    String series = "gameserver_stall_seconds_total{cause=\"" + args[0] + "\"}";
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String page;
    do {
      stand(args[0]);
      page = Fixture.scrape(hiccups);
    } while (!isOver(new Exposition(page), series, args) && System.nanoTime() < deadline);
    System.out.print(page);
    if (args.length > 2) {
      System.out.print(Fixture.scrape(table.open("jvm_safepoints")));
    }
    System.out.println("# kept " + heap.size());
  }

  /** Not before the signal has come, whatever else makes it stand still. */
  private static boolean isOver(Exposition page, String series, String[] args) {
    return page.value(series) >= Double.parseDouble(args[1])
        && (!args[0].equals("other") || missed(page) >= 150);
  }

  /** Of those that were due while it stood still for longer than 0.1 s. */
  static double missed(Exposition page) {
    return page.value("jvm_hiccup_seconds_bucket{le=\"+Inf\"}")
        - page.value("jvm_hiccup_seconds_bucket{le=\"0.1\"}");
  }

  private static void stand(String how) throws Exception {
    if (how.equals("gc")) {
      System.gc();
    } else if (how.equals("safepoint")) {
      Path folder = Files.createTempDirectory("hiccups");
      Path file = folder.resolve("heap.hprof");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpHeap(file.toString(), false);
      Files.delete(file);
      Files.delete(folder);
    } else if (how.equals("cpu_throttled")) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
      while (System.nanoTime() < end) {
        // Uses up the processor time that the container has.
      }
    } else {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
