package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.StandardSources;
import io.gameserverexporter.collect.source.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a scrape shows on systems that these tests do not run on, of values such as OSHI has there.
 */
class OshiElsewhereTest {
  @ParameterizedTest
  @ValueSource(strings = {"windows", "macos"})
  void showsTheHost(String system) throws Exception {
    OshiSources table =
        new OshiSources(
            RecordedSystem.read(Fixture.file("oshi/" + system + ".properties")), "amd64");
    List<Source> open = new ArrayList<>();
    for (String name : StandardSources.names()) {
      Source source = table.open(name);
      if (source != null) {
        open.add(source);
      }
    }
    assertEquals(
        Fixture.text("oshi/" + system + ".txt"), Fixture.scrape(open.toArray(new Source[0])));
  }
}
