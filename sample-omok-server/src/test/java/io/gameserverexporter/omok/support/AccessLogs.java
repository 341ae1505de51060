package io.gameserverexporter.omok.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Tomcat itself says that each service has answered. */
public final class AccessLogs {
  private AccessLogs() {}

  /** The options that have each service write a log named after it into a folder. */
  public static List<String> options(Path folder) {
    return List.of(
        "--server.tomcat.accesslog.enabled=true",
        "--server.tomcat.accesslog.directory=" + folder,
        "--server.tomcat.accesslog.prefix=${omok.service}",
        "--server.tomcat.accesslog.suffix=",
        "--server.tomcat.accesslog.rotate=false",
        "--server.tomcat.accesslog.pattern=%m %U %s");
  }

  /** Counts by "service method path status", to be read when the services have ended. */
  public static Map<String, Long> counts(Path folder) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (String service : List.of("hive", "game", "match")) {
      for (String line : Files.readAllLines(folder.resolve(service))) {
        counts.merge(service + " " + line, 1L, Long::sum);
      }
    }
    return counts;
  }
}
