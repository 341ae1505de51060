package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.fault.FaultOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three services, each in a process of its own with the agent on a port of its own. */
final class DemoServices {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Map<ServiceName, Integer> AGENT_PORTS =
      Map.of(ServiceName.HIVE, 19101, ServiceName.GAME, 19102, ServiceName.MATCH, 19103);

  /**
   * A running service.
   *
   * @param process the last one that was started
   * @param url where it listens
   * @param metrics where its agent does
   */
  record Service(DemoProcess process, URI url, URI metrics) {}

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
    DemoProcess hive = launch(ServiceName.HIVE, null);
    DemoProcess match = launch(ServiceName.MATCH, null);
    awaitReady(ServiceName.HIVE, hive);
    awaitReady(ServiceName.MATCH, match);
    awaitReady(ServiceName.GAME, launch(ServiceName.GAME, options.fault()));
  }

  /**
   * Starts a service that has ended again, where it was and without its fault.
   *
   * @throws IOException when the process cannot be started
   */
  void restart(ServiceName name) throws IOException, InterruptedException {
    awaitReady(name, launch(name, null));
  }

  private DemoProcess launch(ServiceName name, @Nullable FaultOptions fault) throws IOException {
    Service before = services.get(name);
    int port = before == null ? name.defaultPort() : before.url().getPort();
    int agentPort = before == null ? AGENT_PORTS.getOrDefault(name, 0) : before.metrics().getPort();
    List<String> command = new ArrayList<>();
    command.add(Demo.java());
    command.add(
        String.format(
            Locale.ROOT,
            "-javaagent:%s=port=%d,config=%s",
            options.agentJar(),
            Ports.freeOrAny(agentPort),
            options.gameConfig()));
    if (fault != null) {
      command.addAll(DemoFault.jvmOptions(fault));
    }
    command.add("-jar");
    command.add(options.serverJar().toString());
    command.add("--service=" + name.label());
    command.add("--data=" + data);
    command.add("--" + name.label() + ".port=" + Ports.freeOrAny(port));
    if (name == ServiceName.GAME) {
      command.add("--hive.url=" + get(ServiceName.HIVE).url());
      command.add("--match.url=" + get(ServiceName.MATCH).url());
    }
    if (fault != null) {
      command.addAll(fault.line());
    }
    return processes.start(name.label(), command);
  }

  private void awaitReady(ServiceName name, DemoProcess process) throws InterruptedException {
    URI metrics = URI.create(process.await("gameserver-exporter: metrics at ", START_LIMIT));
    URI url = URI.create(process.await("omok: " + name.label() + " listening on ", START_LIMIT));
    services.put(name, new Service(process, url, metrics));
  }

  /**
   * Makes sure that all run.
   *
   * @param except the one that may have ended, or null
   * @throws DemoException when one has ended
   */
  void check(@Nullable ServiceName except) {
    services.forEach(
        (name, service) -> {
          if (name != except && !service.process().isAlive()) {
            throw new DemoException(
                name.label() + " has ended; it said:\n" + service.process().output());
          }
        });
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
