package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code deploy/Dockerfile}: its stages and their instructions. */
final class Dockerfile {
  private static final Pattern FROM = Pattern.compile("FROM \\S+ AS (\\S+)");
  private static final Pattern COPY = Pattern.compile("COPY --from=build /src/(\\S+) (\\S+)");
  private static final Pattern CP = Pattern.compile("CMD \\[\"cp\", \"(\\S+)\", \"(\\S+)\"]");

  private final Map<String, List<String>> stages = new LinkedHashMap<>();

  private Dockerfile() {}

  static Dockerfile read() throws IOException {
    Dockerfile dockerfile = new Dockerfile();
    List<String> stage = new ArrayList<>();
    for (String line : Files.readAllLines(path())) {
      Matcher from = FROM.matcher(line);
      if (from.matches()) {
        stage = new ArrayList<>();
        dockerfile.stages.put(from.group(1), stage);
      }
      stage.add(line);
    }
    return dockerfile;
  }

  static Path path() {
    return Checkout.folder().resolve("deploy/Dockerfile");
  }

  Map<String, List<String>> stages() {
    return stages;
  }

  /**
   * Where a stage puts what the build has made.
   *
   * @return paths of the container's file system, with the path in the checkout that each comes
   *     from; for one that its command copies on, where to
   */
  Map<String, String> copied(String stage) {
    Map<String, String> copied = new LinkedHashMap<>();
    for (String line : stages.get(stage)) {
      Matcher copy = COPY.matcher(line);
      if (copy.matches()) {
        copied.put(copy.group(2), copy.group(1));
      }
      Matcher command = CP.matcher(line);
      if (command.matches()) {
        copied.put(command.group(2), copied.remove(command.group(1)));
      }
    }
    return copied;
  }
}
