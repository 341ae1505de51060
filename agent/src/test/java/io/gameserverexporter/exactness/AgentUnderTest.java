package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Ledger.Key;
import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Ports;
import io.gameserverexporter.support.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent in one server under test, and what can be asked of what it counts. */
interface AgentUnderTest {

  /** The JVM's flags that load it. */
  List<String> flags(String settings);

  /** Where it answers scrapes once the server listens. */
  URI metrics(ForkedServer server) throws InterruptedException, IOException;

  /** How long a test waits for what is not counted yet. */
  Duration limit();

  /**
   * How many requests may be active when a case is over.
   *
   * @param before how many there were before it
   */
  long activeAtEnd(long before);

  /** Of a series, what has to be as the tests say. */
  Key compared(Key series);

  /**
   * The project's own; for {@code benchmarks/servers} the jar that {@code exactness.opentelemetry}
   * names in its place.
   */
  static AgentUnderTest forOneServer() throws IOException {
    @Nullable String openTelemetry = System.getProperty("exactness.opentelemetry");
    return openTelemetry == null ? new Own() : new OpenTelemetry(openTelemetry, Ports.free());
  }

  /** The jar that this build has made. */
  record Own() implements AgentUnderTest {
    @Override
    public List<String> flags(String settings) {
      return List.of(ForkedServer.agentFlag("port=0" + settings));
    }

    @Override
    public URI metrics(ForkedServer server) throws InterruptedException {
      return URI.create(server.awaitErr("gameserver-exporter: metrics at ").trim());
    }

    @Override
    public Duration limit() {
      return Duration.ofSeconds(15);
    }

    @Override
    public long activeAtEnd(long before) {
      return 0;
    }

    @Override
    public Key compared(Key series) {
      return series;
    }
  }

  /**
   * The same, attached to a server that serves already: its classes are loaded.
   *
   * @param path that it has answered by then
   */
  record Attached(String settings, String path) implements AgentUnderTest {
    @Override
    public List<String> flags(String none) {
      return List.of();
    }

    @Override
    public URI metrics(ForkedServer server) throws InterruptedException, IOException {
      int port = Integer.parseInt(server.awaitOut("listening on "));
      try (RawHttp connection = new RawHttp(port)) {
        connection.exchange("GET", path);
      }
      Attaching.attach(server, Path.of(System.getProperty("agent.jar")), "port=0" + settings);
      return new Own().metrics(server);
    }

    @Override
    public Duration limit() {
      return new Own().limit();
    }

    @Override
    public long activeAtEnd(long before) {
      return 0;
    }

    @Override
    public Key compared(Key series) {
      return series;
    }
  }

  /**
   * The OpenTelemetry Java agent as it comes, with its own Prometheus endpoint, and with the gauge
   * of active requests, for which the tests wait. Its routes and errors are not compared: it gives
   * other names to the same.
   */
  record OpenTelemetry(String jar, int port) implements AgentUnderTest {
    @Override
    public List<String> flags(String settings) {
      return List.of(
          "-javaagent:" + jar,
          "-Dotel.metrics.exporter=prometheus",
          "-Dotel.exporter.prometheus.host=127.0.0.1",
          "-Dotel.exporter.prometheus.port=" + port,
          "-Dotel.traces.exporter=none",
          "-Dotel.logs.exporter=none",
          "-Dotel.instrumentation.http.server.emit-experimental-telemetry=true");
    }

    @Override
    public URI metrics(ForkedServer server) {
      return URI.create("http://127.0.0.1:" + port + "/metrics");
    }

    /** Shorter: it waits in vain in many cases. */
    @Override
    public Duration limit() {
      return Duration.ofSeconds(4);
    }

    /** What one case leaves behind is not held against all that follow. */
    @Override
    public long activeAtEnd(long before) {
      return before;
    }

    @Override
    public Key compared(Key series) {
      return new Key(series.method(), Ledger.ANY, series.status(), Ledger.ANY);
    }
  }
}
