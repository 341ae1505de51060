package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code deploy/Dockerfile}, as far as that can be seen without a container engine. */
class DockerfileIT {
  @Test
  void itHasTheStagesThatTheComposeFileBuilds() throws IOException {
    Compose compose = Compose.read();
    Set<String> built = new TreeSet<>();
    for (String service : compose.services()) {
      String target = Yaml.text(compose.service(service), "build", "target");
      if (!target.isEmpty()) {
        built.add(target);
        assertEquals(
            Checkout.folder(),
            compose.resolve(Yaml.text(compose.service(service), "build", "context")));
        assertEquals(
            Dockerfile.path(),
            Checkout.folder().resolve(Yaml.text(compose.service(service), "build", "dockerfile")));
      }
    }
    Set<String> stages = new TreeSet<>(Dockerfile.read().stages().keySet());
    assertTrue(stages.remove("build"));
    assertEquals(stages, built);
  }

  @Test
  void itTakesTheJarsThatTheBuildMakes() throws IOException {
    for (String stage : List.of("agent", "omok")) {
      for (String from : Dockerfile.read().copied(stage).values()) {
        assertTrue(Files.isRegularFile(Checkout.folder().resolve(from)), from);
      }
    }
  }

  @Test
  void theBuildIsGivenEveryModulesPom() throws IOException {
    List<String> given =
        Files.readAllLines(Dockerfile.path().resolveSibling("Dockerfile.dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    String pom = Files.readString(Checkout.folder().resolve("pom.xml"));
    List<String> modules =
        Pattern.compile("<module>(\\S+)</module>")
            .matcher(pom)
            .results()
            .map(module -> module.group(1))
            .toList();
    assertTrue(modules.size() > 1);
    for (String module : modules) {
      String wanted = module + "/pom.xml";
      assertTrue(
          given.stream().anyMatch(path -> wanted.equals(path) || wanted.startsWith(path + "/")),
          wanted + " is not among " + given);
    }
    for (String path : given) {
      assertTrue(Files.exists(Checkout.folder().resolve(Path.of(path))), path);
    }
  }
}
