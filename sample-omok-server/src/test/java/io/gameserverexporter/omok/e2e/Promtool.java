package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What {@code promtool check metrics} says of a page.
 *
 * @param code its exit code, 0 when it has nothing to say
 * @param output its complaints
 */
record Promtool(int code, List<String> output) {
  static Promtool check(Path folder, String page) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("page.txt"), page);
    String promtool = Installed.program("promtool");
    try (Child process =
        Child.start(
            folder.resolve("promtool.log"),
            // Its standard input is the page.
            List.of("sh", "-c", "exec \"$0\" check metrics < \"$1\"", promtool, file.toString()))) {
      int code = process.awaitEnd(Duration.ofSeconds(30));
      return new Promtool(code, process.output().lines().toList());
    }
  }
}
