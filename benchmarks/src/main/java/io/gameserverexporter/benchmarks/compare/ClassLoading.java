package io.gameserverexporter.benchmarks.compare;

import io.gameserverexporter.benchmarks.classes.LoadClasses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What it costs that each class is looked at as it is loaded: the CPU of a process that loads many,
 * after everything that happens once.
 */
final class ClassLoading {
  private static final int CLASSES = 10_000;
  private static final double MAX_RATIO = 1.03;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String EMPTY = "empty agent";
  private static final String AGENT = "gameserver-exporter";

  private final Layout layout;
  private final Effort effort;
  private final Report report;

  ClassLoading(Layout layout, Effort effort, Report report) {
    this.layout = layout;
    this.effort = effort;
    this.report = report;
  }

  void run() throws IOException {
    Path jar = layout.scratch().resolve("many-classes.jar");
    write(jar);
    Map<String, List<String>> agents = new LinkedHashMap<>();
    agents.put("none", List.of());
    agents.put(EMPTY, List.of("-javaagent:" + layout.classesJar()));
    agents.put("empty agent again", List.of("-javaagent:" + layout.classesJar()));
    agents.put(AGENT, List.of("-javaagent:" + layout.agent() + "=port=0"));
    Map<String, List<Double>> once = new LinkedHashMap<>();
    Map<String, List<Double>> more = new LinkedHashMap<>();
    Map<String, List<Double>> thread = new LinkedHashMap<>();
    Map<String, List<Double>> springBoot = new LinkedHashMap<>();
    for (int round = 1; round <= effort.classRounds(); round++) {
      report.progress("loading classes, round %d of %d", round, effort.classRounds());
      for (Map.Entry<String, List<String>> agent : agents.entrySet()) {
        double[] millis = millis(jar, agent.getValue());
        once.computeIfAbsent(agent.getKey(), name -> new ArrayList<>()).add(millis[0]);
        more.computeIfAbsent(agent.getKey(), name -> new ArrayList<>()).add(millis[1] - millis[0]);
        thread
            .computeIfAbsent(agent.getKey(), name -> new ArrayList<>())
            .add(millis[3] - millis[2]);
        springBoot
            .computeIfAbsent(agent.getKey(), name -> new ArrayList<>())
            .add(springBootMillis(jar, agent.getValue()));
      }
    }
    double empty = median(more, EMPTY);
    double threadOfEmpty = median(thread, EMPTY);
    Table table =
        new Table(
            "CPU of loading " + CLASSES + " classes",
            "once",
            "for the classes",
            "of empty agent",
            "the loading thread",
            "of empty agent");
    for (String name : agents.keySet()) {
      table.add(
          name,
          Numbers.format("%.0f ms", median(once, name)),
          Numbers.format("%.0f ms", median(more, name)),
          Numbers.format("x%.3f", median(more, name) / empty),
          Numbers.format("%.0f ms", median(thread, name)),
          Numbers.format("x%.3f", median(thread, name) / threadOfEmpty));
    }
    report.section("Loading classes", table);
    printSpringBoot(once, springBoot);
  }

  /** What an agent takes once is the difference to an empty one where nothing else happens. */
  private void printSpringBoot(Map<String, List<Double>> once, Map<String, List<Double>> starts) {
    double empty = median(starts, EMPTY);
    Table table =
        new Table(
            "CPU of starting Spring Boot with " + CLASSES + " more classes",
            "in all",
            "without what the agent takes once",
            "of empty agent");
    for (String name : starts.keySet()) {
      double rest = median(starts, name) - (median(once, name) - median(once, EMPTY));
      table.add(
          name,
          Numbers.format("%.0f ms", median(starts, name)),
          Numbers.format("%.0f ms", rest),
          Numbers.format("x%.3f", rest / empty));
      if (name.equals(AGENT)) {
        report.target(
            "start with " + CLASSES + " more classes: CPU, of an empty agent's",
            MAX_RATIO,
            rest / empty,
            "x%.3f");
      }
    }
    report.section("Starting with many classes", table);
  }

  private double springBootMillis(Path jar, List<String> agent) throws IOException {
    List<String> options = new ArrayList<>(agent);
    options.add("-Dclasses.jar=" + jar);
    try (ServerProcess process =
        ServerProcess.start(
            layout, Server.SPRING_BOOT, Variant.NONE, options.toArray(new String[0]))) {
      try (HttpConnection connection = process.connect()) {
        connection.get();
      }
      return process.cpu().toMillis();
    }
  }

  private static double median(Map<String, List<Double>> millis, String name) {
    return Numbers.median(millis.getOrDefault(name, List.of()), Double::doubleValue);
  }

  /** Copies of one class that differ by the digits in their name, which are as many in all. */
  private static void write(Path jar) throws IOException {
    String folder = LoadClasses.class.getPackageName().replace('.', '/') + "/";
    String pattern;
    try (InputStream file =
        ClassLoading.class.getResourceAsStream("/" + folder + LoadClasses.name(0) + ".class")) {
      if (file == null) {
        throw new IOException(LoadClasses.name(0) + " is not in the benchmarks' jar");
      }
      pattern = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    Files.createDirectories(jar.toAbsolutePath().getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (int i = 1; i <= CLASSES; i++) {
        String name = LoadClasses.name(i);
        out.putNextEntry(new ZipEntry(folder + name + ".class"));
        out.write(pattern.replace(LoadClasses.name(0), name).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** Before the classes were loaded, and after: the process, and the thread that loads. */
  private double[] millis(Path jar, List<String> agent) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:ActiveProcessorCount=2", "-Xms128m", "-Xmx128m"));
    command.addAll(agent);
    command.addAll(
        List.of(
            "-cp",
            layout.classesJar() + ":" + jar,
            LoadClasses.class.getName(),
            String.valueOf(CLASSES)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
    try {
      return Arrays.stream(output.split(" ", -1))
          .mapToDouble(nanos -> Long.parseLong(nanos) / NANOS_PER_MILLI)
          .toArray();
    } catch (NumberFormatException e) {
      throw new IOException("the program that loads classes has ended: " + output, e);
    } finally {
      process.destroyForcibly();
    }
  }
}
