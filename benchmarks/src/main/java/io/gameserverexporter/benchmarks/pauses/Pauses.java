package io.gameserverexporter.benchmarks.pauses;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;

/** Prints the tables of {@code docs/performance.md} on what scrapes do to a large JVM. */
public final class Pauses {
  private static final String HELP =
      """
      benchmarks/pauses [--threads=15000] [--held=7000] [--heap=10g] [--rounds=500] [--seconds=30] [--scrapes=100000]

      A JVM with so many threads, so many MiB held in a heap of that size, and the agent:
      1. the longest lateness of its heartbeat of 1 ms in 200 ms, by turns without a scrape, without one again, and with one
      2. the latency of its requests, by turns without scrapes and with 50 scrapers that ask each second
      3. its memory before, amid and after so many scrapes
      """;
  private static final int ROUNDS = 5;
  private static final int SCRAPERS = 50;
  private static final int WINDOW_MILLIS = 200;
  private static final String[] WINDOWS = {"not scraped", "not scraped, again", "scraped"};
  private static final int SCRAPED = 2;
  private static final double MICROS_PER_MILLI = 1_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final BufferedReader out;
  private final PrintStream commands;
  private final URI metrics;
  private final URI move;

  private Pauses(Path project, String heap, String threads, String held) throws IOException {
    Path target = project.resolve("benchmarks/target/benchmarks.jar");
    Path agent = project.resolve("agent/target/gameserver-exporter.jar");
    process =
        new ProcessBuilder(
                java(),
                "-Xmx" + heap,
                "-Xms" + heap,
                "-XX:+AlwaysPreTouch", // What the heap takes later would hide what else grows.
                "-XX:+UseG1GC",
                "-Dsun.net.httpserver.nodelay=true",
                "-javaagent:" + agent + "=port=0",
                "-cp",
                target.toString(),
                HeartbeatServer.class.getName(),
                threads,
                held)
            .start();
    BufferedReader errors = reader(process.getErrorStream());
    String line = errors.readLine();
    while (line != null && !line.contains("metrics at ")) {
      line = errors.readLine();
    }
    if (line == null) {
      throw new IOException("the server did not start");
    }
    // What nobody reads would block it some day.
    Thread drain = new Thread(() -> errors.lines().forEach(System.err::println));
    drain.setDaemon(true);
    drain.start();
    metrics = URI.create(line.replaceFirst(".*metrics at ", "").trim());
    out = reader(process.getInputStream());
    commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    String listening = out.readLine();
    move = URI.create("http://127.0.0.1:" + listening.replaceFirst("listening ", "") + "/move");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static BufferedReader reader(java.io.InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /** Runs all three parts. */
  public static void main(String[] args) throws Exception {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(HELP);
      return;
    }
    Pauses pauses =
        new Pauses(
            Path.of(args[0]),
            option(args, "heap", "10g"),
            option(args, "threads", "15000"),
            option(args, "held", "7000"));
    try {
      int seconds = Integer.parseInt(option(args, "seconds", "30"));
      for (int i = 0; i < 100; i++) {
        pauses.get(pauses.metrics); // warm
      }
      pauses.heartbeats(Integer.parseInt(option(args, "rounds", "500")));
      pauses.requests(seconds);
      pauses.memory(Integer.parseInt(option(args, "scrapes", "100000")));
    } finally {
      pauses.process.destroyForcibly();
    }
  }

  private static String option(String[] args, String name, String otherwise) {
    for (String arg : args) {
      if (arg.startsWith("--" + name + "=")) {
        return arg.substring(name.length() + 3);
      }
    }
    return otherwise;
  }

  private String ask(String command) throws IOException {
    commands.println(command);
    return out.readLine();
  }

  private int get(URI uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /**
   * What scrapes add to the heartbeat: in turn a window with a scrape in it and two as long
   * without, each as often first, so that all meet the same load, collections and machine. How far
   * the two without differ is what the machine itself does to such a figure.
   */
  private void heartbeats(int rounds) throws IOException, InterruptedException {
    AtomicBoolean end = new AtomicBoolean();
    Thread load = load(end);
    long[][] micros = new long[WINDOWS.length][rounds];
    int[] collected = new int[WINDOWS.length];
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < WINDOWS.length; turn++) {
        int window = (round + turn) % WINDOWS.length;
        micros[window][round] = longestLateness(window == SCRAPED);
        while (micros[window][round] < 0) {
          collected[window]++;
          micros[window][round] = longestLateness(window == SCRAPED);
        }
      }
    }
    end.set(true);
    load.join();
    System.out.printf(
        Locale.ROOT,
        "| longest lateness in %d ms, of %d windows each | %s |%n",
        WINDOW_MILLIS,
        rounds,
        String.join(" | ", WINDOWS));
    System.out.println("|---|---:|---:|---:|");
    row("mean", micros, all -> Arrays.stream(all).average().orElse(0));
    for (double share : new double[] {.5, .9, .95, .99}) {
      row("p" + Math.round(share * 100), micros, all -> all[(int) (all.length * share)]);
    }
    row("longest", micros, all -> all[all.length - 1]);
    System.out.printf(
        "| and with a collection | %d | %d | %d |%n", collected[0], collected[1], collected[2]);
  }

  private static void row(String name, long[][] micros, ToDoubleFunction<long[]> figure) {
    System.out.printf("| %s", name);
    for (long[] window : micros) {
      long[] sorted = window.clone();
      Arrays.sort(sorted);
      System.out.printf(Locale.ROOT, " | %.2f ms", figure.applyAsDouble(sorted) / MICROS_PER_MILLI);
    }
    System.out.println(" |");
  }

  /** In microseconds, over a window in which a scrape begins at once, or none; -1: a collection. */
  private long longestLateness(boolean scrape) throws IOException, InterruptedException {
    ask("begin");
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WINDOW_MILLIS);
    if (scrape) {
      get(metrics);
    }
    long left = end - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
    return Long.parseLong(ask("end"));
  }

  /** Requests as in the second part, so that the server has something to do. */
  private Thread load(AtomicBoolean end) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!end.get()) {
                  get(move);
                  TimeUnit.MILLISECONDS.sleep(5);
                }
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    return thread;
  }

  /** The clients are a process of low priority: those of a real server run on other machines. */
  private Process scrape(int scrapers) throws IOException {
    return new ProcessBuilder(
            "nice",
            "-n",
            "19",
            java(),
            "-cp",
            System.getProperty("java.class.path"),
            Scrapers.class.getName(),
            metrics.toString(),
            String.valueOf(scrapers))
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void requests(int seconds) throws IOException, InterruptedException {
    System.out.println();
    System.out.println("| requests | p50 | p99 |");
    System.out.println("|---|---:|---:|");
    for (int round = 1; round <= ROUNDS; round++) {
      for (int scrapers : new int[] {0, SCRAPERS}) {
        Process clients = scrape(scrapers);
        long[] micros;
        try {
          TimeUnit.SECONDS.sleep(2); // Starting them is not what is measured.
          micros = latencies(seconds);
        } finally {
          clients.destroy();
          clients.waitFor();
        }
        System.out.printf(
            Locale.ROOT,
            "| %d scrapers | %.2f ms | %.2f ms |%n",
            scrapers,
            micros[micros.length / 2] / MICROS_PER_MILLI,
            micros[micros.length * 99 / 100] / MICROS_PER_MILLI);
      }
    }
  }

  /** About 200 requests a second, one after the other; sorted. */
  private long[] latencies(int seconds) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Long> micros = new ArrayList<>();
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      get(move);
      micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return micros.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private void memory(int scrapes) throws IOException, InterruptedException {
    System.out.println();
    System.out.println("| scrapes | heap after a collection | resident | threads |");
    System.out.println("|---:|---:|---:|---:|");
    for (int part = 0; part <= 4; part++) {
      String[] usage = ask("usage").split(" ", -1);
      System.out.printf(
          Locale.ROOT,
          "| %d | %.1f MB | %.1f MB | %s |%n",
          scrapes / 4 * part,
          Long.parseLong(usage[0]) / 1e6,
          Long.parseLong(usage[1]) * 1024 / 1e6,
          usage[2]);
      for (int i = 0; part < 4 && i < scrapes / 4; i++) {
        get(metrics);
      }
    }
  }
}
