package io.gameserverexporter.benchmarks.compare;

import io.gameserverexporter.benchmarks.server.Control;
import io.gameserverexporter.benchmarks.server.Usage;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server in a JVM of its own, the same JVM that runs this. */
final class ServerProcess implements Closeable {
  /** Two processors, whatever the machine has; the heap is the same for all that are compared. */
  private static final List<String> JVM_OPTIONS =
      List.of("-XX:ActiveProcessorCount=2", "-Xms128m", "-Xmx128m");

  /** As Prometheus asks. */
  private static final String PROMETHEUS =
      "Accept: application/openmetrics-text;version=1.0.0,"
          + "application/openmetrics-text;version=0.0.1;q=0.75,"
          + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1\r\nAccept-Encoding: gzip\r\n";

  private static final int LOG_LINES = 40;
  private static final long STOP_SECONDS = 20;
  private static final long METRICS_SECONDS = 30;
  private static final long BETWEEN_TRIES_MILLIS = 5;

  private final Server server;
  private final Variant variant;
  private final int metricsPort;
  private final long startedNanos;
  private final Process process;
  private final Writer commands;
  private final BufferedReader output;
  private final Deque<String> log = new ArrayDeque<>();
  private final int port;

  private ServerProcess(Layout layout, Server server, Variant variant, List<String> jvmOptions)
      throws IOException {
    this.server = server;
    this.variant = variant;
    metricsPort = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(jvmOptions);
    command.addAll(variant.arguments(layout, server, metricsPort));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // What the caller's environment may add would be added to some variants only.
    builder.environment().keySet().removeIf(ServerProcess::changesJvm);
    startedNanos = System.nanoTime();
    process = builder.start();
    commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII);
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String[] answer = answer().split(" ", -1);
    port = Integer.parseInt(answer[1]);
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @throws IOException if it does not start; the message has the end of its log
   */
  static ServerProcess start(Layout layout, Server server, Variant variant, String... jvmOptions)
      throws IOException {
    return new ServerProcess(layout, server, variant, List.of(jvmOptions));
  }

  private static boolean changesJvm(String variable) {
    return variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS")
        || variable.startsWith("OTEL_")
        || variable.startsWith("GAMESERVER_EXPORTER_");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Time since the process was started. */
  long nanosSinceStart() {
    return System.nanoTime() - startedNanos;
  }

  /** CPU time of the whole process so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What loads it. */
  LoadClient client() throws IOException {
    return switch (server) {
      case ECHO -> MessageConnections.lengthPrefixed(port);
      case WEBSOCKET_ECHO, TOMCAT_ECHO, JETTY_ECHO, UNDERTOW_ECHO ->
          MessageConnections.webSocket(port);
      default -> connect();
    };
  }

  /** A connection for requests. */
  HttpConnection connect() throws IOException {
    return new HttpConnection(port, server.path, "Accept: */*\r\n");
  }

  /**
   * A connection to where Prometheus would scrape, as soon as there is one.
   *
   * @throws IOException if there is none in time
   */
  HttpConnection connectToMetrics() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(METRICS_SECONDS);
    while (true) {
      try {
        return openMetrics();
      } catch (ConnectException notYet) {
        if (System.nanoTime() > deadline) {
          throw new IOException(variant.title + " serves no metrics", notYet);
        }
        Pause.millis(BETWEEN_TRIES_MILLIS);
      }
    }
  }

  private HttpConnection openMetrics() throws IOException {
    return variant == Variant.MICROMETER
        ? new HttpConnection(port, "/actuator/prometheus", PROMETHEUS)
        : new HttpConnection(metricsPort, "/metrics", PROMETHEUS);
  }

  /** What the server has used up to now. */
  Usage usage() throws IOException {
    return Usage.parse(ask(Control.USAGE));
  }

  /** Has the server collect its garbage, and waits for it. */
  void collectGarbage() throws IOException {
    ask(Control.GC);
  }

  private String ask(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    return answer();
  }

  private String answer() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(Control.MARK)) {
        return line.substring(Control.MARK.length());
      }
      log.add(line);
      if (log.size() > LOG_LINES) {
        log.remove();
      }
    }
    throw new IOException(
        server.title + " with " + variant.title + " ended:\n" + String.join("\n", log));
  }

  /** Ends the server and waits for its end. */
  @Override
  public void close() throws IOException {
    try {
      commands.close(); // The end of its standard input is the order to stop.
      drain();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }

  private void drain() throws IOException {
    @Nullable String line = output.readLine();
    while (line != null) {
      line = output.readLine();
    }
  }
}
