package io.gameserverexporter.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/** What measures the server. */
enum Variant {
  NONE("none"),
  /** The same once more: what differs from {@link #NONE} is noise. */
  NONE_AGAIN("none again"),
  AGENT("gameserver-exporter"),
  OPENTELEMETRY("OpenTelemetry agent"),
  /** Compiled into the application, with its scrape endpoint. */
  MICROMETER("Micrometer, compiled in");

  private static final String BUCKETS =
      "5ms,10ms,25ms,50ms,75ms,100ms,250ms,500ms,750ms,1s,2500ms,5s,7500ms,10s";

  final String title;

  Variant(String title) {
    this.title = title;
  }

  boolean runsOn(Server server) {
    return switch (this) {
      case MICROMETER -> server == Server.SPRING_BOOT;
      case OPENTELEMETRY -> server.kind == Kind.REQUESTS; // It knows of no messages.
      default -> true;
    };
  }

  boolean hasEndpoint() {
    return this != NONE && this != NONE_AGAIN;
  }

  /** How its scrapes name the number of requests or messages. */
  String countName(Server server) {
    return this == MICROMETER ? "http_server_requests_seconds_count" : server.countName;
  }

  /**
   * The command line of the server's JVM, from its options on.
   *
   * @param port where a variant that has to be told serves its metrics
   */
  List<String> arguments(Layout layout, Server server, int port) {
    List<String> arguments = new ArrayList<>();
    if (this == AGENT) {
      arguments.add("-javaagent:" + layout.agent() + "=port=" + port);
    } else if (this == OPENTELEMETRY) {
      arguments.add("-javaagent:" + layout.openTelemetryAgent());
      arguments.add("-Dotel.metrics.exporter=prometheus");
      arguments.add("-Dotel.exporter.prometheus.host=127.0.0.1");
      arguments.add("-Dotel.exporter.prometheus.port=" + port);
      arguments.add("-Dotel.traces.exporter=none");
      arguments.add("-Dotel.logs.exporter=none");
    }
    arguments.add("-cp");
    arguments.add(layout.classPath(libraries(server)));
    arguments.add(server.mainClass);
    if (server == Server.TOMCAT || server == Server.TOMCAT_ECHO) {
      arguments.add(layout.scratch().toString());
    } else if (server == Server.SPRING_BOOT) {
      arguments.add("--server.port=0");
      arguments.add("--server.address=127.0.0.1");
      arguments.add("--server.tomcat.max-keep-alive-requests=-1");
      arguments.add("--server.tomcat.keep-alive-timeout=-1ms");
      if (this == MICROMETER) {
        arguments.add("--management.endpoints.web.exposure.include=prometheus");
        // As many buckets as the others have.
        arguments.add("--management.metrics.distribution.slo.http.server.requests=" + BUCKETS);
      }
    }
    return arguments;
  }

  private String libraries(Server server) {
    return this == MICROMETER ? "spring-boot-micrometer" : server.libraries;
  }
}
