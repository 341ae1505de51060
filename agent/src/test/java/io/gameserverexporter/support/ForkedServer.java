package io.gameserverexporter.support;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A Java program in a JVM of its own that is stopped with the test: it ends when its standard input
 * does, and is killed when it does not.
 */
public final class ForkedServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final Process process;
  private final ProcessOutput out;
  private final ProcessOutput err;

  private ForkedServer(Process process) {
    this.process = process;
    out = new ProcessOutput("stdout of " + process.pid(), process.getInputStream());
    err = new ProcessOutput("stderr of " + process.pid(), process.getErrorStream());
  }

  /**
   * Starts {@code java JVM-ARGUMENTS -cp CLASS-PATH MAIN ARGUMENTS}.
   *
   * @param environment {@code NAME=value}, on top of this process's own
   */
  public static ForkedServer start(
      Jvm jvm,
      List<String> jvmArguments,
      List<Path> classPath,
      String main,
      List<String> arguments,
      String... environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jvm.java().toString());
    command.addAll(jvmArguments);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(main);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return start(builder);
  }

  /** Starts any command. */
  public static ForkedServer start(ProcessBuilder builder) throws IOException {
    // Would add lines to stderr, and agents.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return new ForkedServer(builder.start());
  }

  /** The flag that loads the agent under test; for {@code start}. */
  public static String agentFlag(String agentArguments) {
    return "-javaagent:" + System.getProperty("agent.jar") + "=" + agentArguments;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Writes a line to its standard input. */
  public void send(String line) throws IOException {
    process.getOutputStream().write((line + '\n').getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends its standard input. */
  public void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** What follows that beginning in the first line on standard output that has it. */
  public String awaitOut(String beginning) throws InterruptedException {
    return await(out, beginning);
  }

  /** What follows that beginning in the first line on standard error that has it. */
  public String awaitErr(String beginning) throws InterruptedException {
    return await(err, beginning);
  }

  public List<String> out() {
    return out.lines();
  }

  public List<String> err() {
    return err.lines();
  }

  private String await(ProcessOutput output, String beginning) throws InterruptedException {
    return output
        .awaitLine(beginning, START_LIMIT)
        .orElseThrow(
            () ->
                new AssertionError(
                    "no line that begins with '" + beginning + "'; " + describeOutput()))
        .substring(beginning.length());
  }

  /** For the messages of failed assertions: the state, and what was written last. */
  public String describeOutput() {
    return "process "
        + process.pid()
        + (process.isAlive() ? " is running" : " has ended with " + process.exitValue())
        + "\nstdout:\n"
        + lastOf(out.lines())
        + "\nstderr:\n"
        + lastOf(err.lines());
  }

  private static String lastOf(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(lines.size() - 30, 0), lines.size()));
  }

  /** Waits for the end of the process, which is not asked to end. Returns its exit code. */
  public int awaitExit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + limit + "; " + describeOutput());
    }
    out.awaitEnd();
    err.awaitEnd();
    return process.exitValue();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException ended) {
      // Then there is nothing to ask.
    }
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
