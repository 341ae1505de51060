package io.gameserverexporter.omok.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.servlet.HandlerMapping;

/** What Tomcat itself says that each service has answered. */
public final class AccessLogs {
  private static final String ROUTE = HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;

  private AccessLogs() {}

  /** The options that have each service write a log named after it into a folder. */
  public static List<String> options(Path folder) {
    return List.of(
        "--server.tomcat.accesslog.enabled=true",
        "--server.tomcat.accesslog.directory=" + folder,
        "--server.tomcat.accesslog.prefix=${omok.service}",
        "--server.tomcat.accesslog.suffix=",
        "--server.tomcat.accesslog.rotate=false",
        "--server.tomcat.accesslog.pattern=%m %U %s %{" + ROUTE + "}r");
  }

  /**
   * Counts by "service method path status route", "-" for no route; to be read when the services
   * have ended.
   */
  public static Map<String, Long> counts(Path folder) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (String service : List.of("hive", "game", "match")) {
      if (Files.notExists(folder.resolve(service))) {
        continue;
      }
      for (String line : Files.readAllLines(folder.resolve(service))) {
        counts.merge(service + " " + line, 1L, Long::sum);
      }
    }
    return counts;
  }
}
