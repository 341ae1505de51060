package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.source.Paths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines belong to processors, of which some may be off. */
class SoftNetTest {
  private static final String DROPPED = "node_softnet_dropped_total";

  @TempDir Path proc;

  /** Linux 5.10 and later: the 13th field. Its number can be used, unlike that of the line. */
  @Test
  void aProcessorThatIsOffHasNoLine() throws Exception {
    Exposition page =
        read(
            "0000000a 00000001 00000002 0 0 0 0 0 0 0 0 0 00000000 00000000 00000000\n"
                + "0000000b 00000003 00000004 0 0 0 0 0 0 0 0 0 0000000c 00000000 00000000\n");
    assertEquals(Set.of(series("0"), series("12")), page.series(DROPPED));
    assertEquals(3, page.value(series("12")));
  }

  @Test
  void olderKernelsCountTheLines() throws Exception {
    Exposition page = read("0a 01 02 0 0 0 0 0 0 0 0\n0b 03 04 0 0 0 0 0 0 0 0\n");
    assertEquals(Set.of(series("0"), series("1")), page.series(DROPPED));
    assertEquals(3, page.value(series("1")));
  }

  private static String series(String cpu) {
    return DROPPED + "{cpu=\"" + cpu + "\"}";
  }

  private Exposition read(String text) throws Exception {
    Files.createDirectories(proc.resolve("net"));
    Files.writeString(proc.resolve("net/softnet_stat"), text);
    return new Exposition(
        Fixture.scrape(new SoftNet(new Paths(proc.toString(), "/sys", "/"), false)));
  }
}
