package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code deploy/docker-compose.yml}, with the defaults of its variables. */
final class Compose {
  /** Where the containers that are not ours listen, whose images say so. */
  private static final Map<String, Integer> PORTS_OF_IMAGES =
      Map.of(
          "mariadb", 3306,
          "redis", 6379,
          "prom/prometheus", 9090,
          "prom/alertmanager", 9093,
          "grafana/grafana", 3000);

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");
  private static final Pattern PORT_OPTION = Pattern.compile("--(\\w+)\\.port=(\\d+)");

  /** Something of the machine or a named volume, and where a container sees it. */
  record Mount(String source, String target) {
    boolean isPath() {
      return source.startsWith("/") || source.startsWith(".");
    }
  }

  private final Path folder;
  private final Map<String, Object> content;

  private Compose(Path folder, Map<String, Object> content) {
    this.folder = folder;
    this.content = content;
  }

  static Compose read() throws IOException {
    Path file = Checkout.folder().resolve("deploy/docker-compose.yml");
    return new Compose(file.getParent(), Yaml.read(file));
  }

  Set<String> services() {
    return new TreeSet<>(Yaml.map(content, "services").keySet());
  }

  /** The services whose image is built with a stage of the Dockerfile. */
  List<String> builtAs(String stage) {
    return services().stream()
        .filter(service -> Yaml.text(content, "services", service, "build", "target").equals(stage))
        .toList();
  }

  /** The game server's services that have the agent. */
  List<String> watched() {
    return builtAs("omok").stream()
        .filter(service -> environment(service).containsKey("JAVA_TOOL_OPTIONS"))
        .toList();
  }

  Map<String, Object> service(String name) {
    return Yaml.map(content, "services", name);
  }

  Set<String> volumes() {
    return new TreeSet<>(Yaml.map(content, "volumes").keySet());
  }

  /** A path of the file, which is relative to its folder, as a path of this machine. */
  Path resolve(String path) {
    return folder.resolve(path).normalize();
  }

  Map<String, String> environment(String service) {
    Map<String, String> environment = new TreeMap<>();
    Map<String, Object> given = Yaml.map(service(service), "environment");
    if (given != null) {
      given.forEach((name, value) -> environment.put(name, expand(value.toString())));
    }
    return environment;
  }

  List<String> command(String service) {
    return Yaml.list(service(service), "command").stream()
        .map(argument -> expand(argument.toString()))
        .toList();
  }

  List<Mount> mounts(String service) {
    List<Mount> mounts = new ArrayList<>();
    for (Object mount : Yaml.list(service(service), "volumes")) {
      String[] parts = mount.toString().split(":", -1);
      mounts.add(new Mount(parts[0], parts[1]));
    }
    return mounts;
  }

  /** Published ports, as "address:port of the machine:port of the container". */
  List<String> published(String service) {
    return Yaml.list(service(service), "ports").stream()
        .map(port -> expand(port.toString()))
        .toList();
  }

  /** The ports that a service listens on. */
  Set<Integer> ports(String service) {
    Set<Integer> ports = new TreeSet<>();
    String image = Yaml.text(service(service), "image").replaceAll(":[^:/]*$", "");
    if (PORTS_OF_IMAGES.containsKey(image)) {
      ports.add(PORTS_OF_IMAGES.get(image));
    }
    for (String argument : command(service)) {
      Matcher option = PORT_OPTION.matcher(argument);
      if (option.matches() && option.group(1).equals(service)) {
        ports.add(Integer.valueOf(option.group(2)));
      }
    }
    String agent = environment(service).get("GAMESERVER_EXPORTER_PORT");
    if (agent != null) {
      ports.add(Integer.valueOf(agent));
    }
    return ports;
  }

  private static String expand(String text) {
    return VARIABLE.matcher(text).replaceAll("$1");
  }
}
