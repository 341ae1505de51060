package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.probe.Probes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/servers.md} names the servers that the tests run, and the probes that there are. */
class ServersTableTest {
  private static final Path TABLE = Path.of("../docs/servers.md");

  /** Five columns, and what is before the first and after the last bar. */
  private static final int CELLS = 7;

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @Test
  void namesTheServersThatAreTested() throws Exception {
    Set<String> tested = new TreeSet<>();
    for (Field field : Programs.class.getDeclaredFields()) {
      if (field.getType() == ServerProgram.class) {
        tested.add(((ServerProgram) field.get(null)).name());
      }
    }
    assertEquals(tested, inColumn(5));
  }

  @Test
  void namesTheProbes() throws Exception {
    assertEquals(new TreeSet<>(Probes.names()), inColumn(4));
  }

  /** What is in backticks in a column, counted from 1. */
  private static Set<String> inColumn(int column) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(TABLE)) {
      String[] cells = line.split("\\|", -1);
      // The table beside another agent has fewer columns.
      if (line.startsWith("| ") && cells.length == CELLS) {
        Matcher quoted = QUOTED.matcher(cells[column]);
        while (quoted.find()) {
          names.add(quoted.group(1));
        }
      }
    }
    return names;
  }
}
