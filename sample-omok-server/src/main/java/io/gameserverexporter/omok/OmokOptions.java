package io.gameserverexporter.omok;

import io.gameserverexporter.omok.bots.BotOptions;
import io.gameserverexporter.omok.fault.FaultOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How to start.
 *
 * @param service the one service to start, or null for all in one process
 * @param ports each service's TCP port, 0 for a free one
 * @param bind the address to listen on
 * @param data the folder for the embedded database and for what processes tell each other
 * @param hiveUrl where game finds hive, or null for the usual place
 * @param matchUrl where game finds match, or null for the usual place
 * @param passwordStrength the base-2 logarithm of BCrypt's rounds
 * @param bots bots to run in the same process, or null
 * @param fault how the one service is to misbehave, or null
 * @param springArguments options that are Spring's
 */
public record OmokOptions(
    @Nullable ServiceName service,
    Map<ServiceName, Integer> ports,
    String bind,
    Path data,
    @Nullable URI hiveUrl,
    @Nullable URI matchUrl,
    int passwordStrength,
    @Nullable BotOptions bots,
    @Nullable FaultOptions fault,
    List<String> springArguments) {

  private static final Set<String> OWN =
      Set.of(
          "service",
          "hive.port",
          "game.port",
          "match.port",
          "bind",
          "data",
          "hive.url",
          "match.url",
          "hive.password-strength");

  private static final List<String> SPRING =
      List.of("spring.", "server.", "logging.", "mariadb.", "redis.");

  /**
   * Reads a command line.
   *
   * @throws UsageException when it cannot be understood
   */
  public static OmokOptions parse(String... line) {
    return parse(List.of(line));
  }

  /**
   * Reads a command line.
   *
   * @throws UsageException when it cannot be understood
   */
  public static OmokOptions parse(List<String> line) {
    Set<String> known = new HashSet<>(OWN);
    known.addAll(BotOptions.NAMES);
    known.addAll(FaultOptions.NAMES);
    Arguments arguments = Arguments.parse(line, known, SPRING);
    ServiceName service = service(arguments.text("service"));
    if (service != null && arguments.text("bots") != null) {
      throw new UsageException(
          "--bots runs bots beside all three services; beside --service="
              + service.label()
              + " start them with: java -jar sample-omok-server.jar bots");
    }
    FaultOptions fault = FaultOptions.of(arguments);
    if (fault != null && service == null) {
      throw new UsageException("--break needs the one service that is to be broken: --service=");
    }
    Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
    for (ServiceName name : ServiceName.values()) {
      ports.put(name, arguments.number(name.label() + ".port", name.defaultPort(), 0, 65535));
    }
    String bind = arguments.text("bind");
    String data = arguments.text("data");
    return new OmokOptions(
        service,
        ports,
        bind == null ? "127.0.0.1" : bind,
        Path.of(data == null ? "omok-data" : data).toAbsolutePath().normalize(),
        url(arguments, "hive.url"),
        url(arguments, "match.url"),
        arguments.number("hive.password-strength", 10, 4, 16),
        arguments.text("bots") == null ? null : BotOptions.of(arguments),
        fault,
        arguments.passedOn());
  }

  private static @Nullable ServiceName service(@Nullable String label) {
    if (label == null) {
      return null;
    }
    for (ServiceName name : ServiceName.values()) {
      if (name.label().equals(label.toLowerCase(Locale.ROOT))) {
        return name;
      }
    }
    Set<String> labels = new TreeSet<>();
    for (ServiceName name : ServiceName.values()) {
      labels.add(name.label());
    }
    throw new UsageException("--service=" + label + ": it is one of " + String.join(", ", labels));
  }

  private static @Nullable URI url(Arguments arguments, String name) {
    String value = arguments.text(name);
    return value == null ? null : Urls.parse(name, value);
  }

  /** The port a service was asked to listen on, 0 for a free one. */
  int port(ServiceName name) {
    return ports.getOrDefault(name, name.defaultPort());
  }
}
