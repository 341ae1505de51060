package io.gameserverexporter.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDKs on this machine, one of each feature release: the running one, those that the system's
 * packages lay into {@code /usr/lib/jvm}, and the {@code jdk-*} folders in the folder that the
 * environment variable {@code TEST_JDKS} names.
 */
public final class Jvms {
  private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?([0-9]+)");
  private static final NavigableMap<Integer, Jvm> BY_VERSION = find();

  private Jvms() {}

  /** All there are, oldest first. */
  public static List<Jvm> all() {
    return List.copyOf(BY_VERSION.values());
  }

  /** Those there are of the given feature releases. */
  public static List<Jvm> of(int... versions) {
    List<Jvm> found = new ArrayList<>();
    for (int version : versions) {
      Optional.ofNullable(BY_VERSION.get(version)).ifPresent(found::add);
    }
    return found;
  }

  /** The one that runs the tests. */
  public static Jvm running() {
    return new Jvm(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  private static NavigableMap<Integer, Jvm> find() {
    NavigableMap<Integer, Jvm> found = new TreeMap<>();
    found.put(running().version(), running());
    List<Path> homes = new ArrayList<>(foldersOf(Path.of("/usr/lib/jvm")));
    String more = System.getenv("TEST_JDKS");
    if (more != null) {
      foldersOf(Path.of(more)).stream()
          .filter(home -> home.getFileName().toString().startsWith("jdk-"))
          .forEach(homes::add);
    }
    for (Path home : homes) {
      // A JRE would do for the servers, but not for attaching to them.
      if (Files.isExecutable(home.resolve("bin/java"))
          && Files.isExecutable(home.resolve("bin/javac"))) {
        versionOf(home).ifPresent(version -> found.putIfAbsent(version, new Jvm(version, home)));
      }
    }
    return found;
  }

  private static List<Path> foldersOf(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code java -version} says: {@code "1.8.0_402"} is 8, {@code "17.0.2"} 17. */
  private static Optional<Integer> versionOf(Path home) {
    String said;
    try {
      Process java =
          new ProcessBuilder(home.resolve("bin/java").toString(), "-version")
              .redirectErrorStream(true)
              .start();
      said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cannotRunHere) {
      return Optional.empty();
    }
    Matcher version = VERSION.matcher(said);
    return version.find() ? Optional.of(Integer.parseInt(version.group(1))) : Optional.empty();
  }
}
