package io.gameserverexporter.omok.e2e;

import io.gameserverexporter.omok.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A service in a process of its own, with the agent.
 *
 * @param url where it listens
 * @param metrics where its agent does
 */
record OmokService(ServiceName name, Child process, URI url, URI metrics) {

  private static final Map<ServiceName, List<String>> HEAPS =
      Map.of(
          ServiceName.HIVE, List.of("-XX:+UseSerialGC", "-Xmx256m", "-Xmn16m"),
          ServiceName.MATCH, List.of("-XX:+UseZGC", "-Xmx256m"),
          ServiceName.GAME, List.of("-XX:+UseG1GC", "-Xmx256m", "-Xmn16m"));

  /** A service that has been started and may not be ready yet. */
  record Starting(ServiceName name, Child process) {
    OmokService awaitReady() throws IOException, InterruptedException {
      try {
        URI metrics = URI.create(process.await("gameserver-exporter: metrics at (\\S+)"));
        URI url = URI.create(process.await("omok: " + name.label() + " listening on (\\S+)"));
        return new OmokService(name, process, url, metrics);
      } catch (AssertionError notReady) {
        process.close();
        throw notReady;
      }
    }
  }

  /**
   * Starts a service on free ports, with a heap that is collected again and again, each service's
   * by another collector.
   */
  static Starting start(ServiceName name, Path folder, String... more) throws IOException {
    return start(name, folder, 0, more);
  }

  /** The same with its agent on a port of choice. */
  static Starting start(ServiceName name, Path folder, int agentPort, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Checkout.jdk("java"));
    command.add(
        "-javaagent:"
            + Checkout.agentJar()
            + "=port="
            + agentPort
            + ",config="
            + Checkout.folder().resolve("sample-omok-server/omok.yml"));
    command.addAll(HEAPS.get(name));
    command.addAll(List.of("-jar", Checkout.sampleJar().toString()));
    command.add("--service=" + name.label());
    command.add("--" + name.label() + ".port=0");
    command.add("--data=" + folder.resolve("data"));
    command.addAll(List.of(more));
    return new Starting(name, Child.start(folder.resolve(name.label() + ".log"), command));
  }

  String label() {
    return name.label();
  }
}
