package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.ServiceName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The three services, each in a process of its own with the agent on a port of its own. */
final class DemoServices {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Map<ServiceName, Integer> AGENT_PORTS =
      Map.of(ServiceName.HIVE, 19101, ServiceName.GAME, 19102, ServiceName.MATCH, 19103);

  /**
   * A running service.
   *
   * @param url where it listens
   * @param metrics where its agent does
   */
  record Service(URI url, URI metrics) {}

  private final DemoOptions options;
  private final DemoProcesses processes;
  private final Path data;
  private final Map<ServiceName, Service> services = new EnumMap<>(ServiceName.class);

  DemoServices(DemoOptions options, DemoProcesses processes, Path data) {
    this.options = options;
    this.processes = processes;
    this.data = data;
  }

  /**
   * Starts hive and match, then game, which calls them.
   *
   * @throws IOException when a process cannot be started
   */
  void start() throws IOException, InterruptedException {
    DemoProcess hive = launch(ServiceName.HIVE, List.of());
    DemoProcess match = launch(ServiceName.MATCH, List.of());
    URI hiveUrl = awaitReady(ServiceName.HIVE, hive);
    URI matchUrl = awaitReady(ServiceName.MATCH, match);
    DemoProcess game =
        launch(ServiceName.GAME, List.of("--hive.url=" + hiveUrl, "--match.url=" + matchUrl));
    awaitReady(ServiceName.GAME, game);
  }

  private DemoProcess launch(ServiceName name, List<String> more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Demo.java());
    command.add(
        String.format(
            Locale.ROOT,
            "-javaagent:%s=port=%d",
            options.agentJar(),
            freeOrAny(AGENT_PORTS.getOrDefault(name, 0))));
    command.add("-jar");
    command.add(options.serverJar().toString());
    command.add("--service=" + name.label());
    command.add("--data=" + data);
    command.add("--" + name.label() + ".port=" + freeOrAny(name.defaultPort()));
    command.addAll(more);
    return processes.start(name.label(), command);
  }

  private URI awaitReady(ServiceName name, DemoProcess process) throws InterruptedException {
    URI metrics = URI.create(process.await("gameserver-exporter: metrics at ", START_LIMIT));
    URI url = URI.create(process.await("omok: " + name.label() + " listening on ", START_LIMIT));
    services.put(name, new Service(url, metrics));
    return url;
  }

  /** The usual port, or 0 (any) when something listens there already. */
  static int freeOrAny(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort() == port ? port : 0;
    } catch (IOException taken) {
      return 0;
    }
  }

  Map<ServiceName, Service> all() {
    return services;
  }

  Service get(ServiceName name) {
    Service service = services.get(name);
    if (service == null) {
      throw new IllegalStateException(name + " is not started");
    }
    return service;
  }
}
