package io.gameserverexporter.omok.support;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The finished jar in a process of its own. */
public final class JarProcess implements AutoCloseable {
  private static final String JAR =
      System.getProperty("sample.jar", "target/sample-omok-server.jar");

  private final Process process;
  private final Path log;

  private JarProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code java -jar} with arguments in a folder; its output goes into a file there. */
  public static JarProcess start(Path folder, String name, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Several JVMs start at once on what may be two cores.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-jar");
    command.add(Path.of(JAR).toAbsolutePath().toString());
    command.addAll(arguments);
    Path log = folder.resolve(name + ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new JarProcess(process, log);
  }

  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for the line that says where a service listens. */
  public URI url(String service) {
    Pattern line = Pattern.compile("(?m)^omok: " + service + " listening on (http://\\S+:\\d+)$");
    Await.until(
        service + " to listen",
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError(service + " has ended: " + output());
          }
          return line.matcher(output()).find();
        });
    Matcher matcher = line.matcher(output());
    if (!matcher.find()) {
      throw new AssertionError(output());
    }
    return URI.create(matcher.group(1));
  }

  /** Waits for the end and gives the exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + output());
    }
    return process.exitValue();
  }

  /** Asks it to end, as Ctrl-C and service managers do. */
  public void terminate() {
    process.destroy();
  }

  @Override
  public void close() {
    Programs.stop(process);
  }
}
