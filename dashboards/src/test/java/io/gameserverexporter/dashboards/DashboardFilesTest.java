package io.gameserverexporter.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that people import are those that the panels here give. */
class DashboardFilesTest {
  /** Maven runs tests in the module's folder. */
  private static final Path FOLDER = Path.of("");

  @ParameterizedTest
  @MethodSource("io.gameserverexporter.dashboards.DashboardFile#all")
  void theFileIsUpToDate(DashboardFile file) throws IOException {
    assertEquals(
        file.text(),
        Files.readString(FOLDER.resolve(file.name())),
        "write it anew: mvn -q -pl dashboards compile exec:java");
  }

  @Test
  void thereIsNoOtherFile() throws IOException {
    Set<String> expected =
        DashboardFile.all().stream()
            .map(DashboardFile::name)
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(FOLDER.toAbsolutePath())) {
      assertEquals(
          expected,
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json"))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }
}
