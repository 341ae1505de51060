package io.gameserverexporter.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcFileTest {
  @TempDir Path folder;

  private ProcFile opened(String text) throws IOException {
    ProcFile file = new ProcFile(written(text).toString());
    file.read();
    file.nextLine();
    return file;
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }

  @Test
  void takesFieldsApartAtBlanksAndTabs() throws Exception {
    ProcFile file = opened("  one\t two \n\nthree");
    assertTrue(file.nextField());
    assertEquals("one", file.field());
    assertTrue(file.nextField());
    assertTrue(file.isField("two"));
    assertFalse(file.nextField());
    assertTrue(file.nextLine());
    assertFalse(file.nextField());
    assertTrue(file.nextLine());
    assertTrue(file.nextField());
    assertTrue(file.startsWith("thr"));
    assertFalse(file.isField("thr"));
    assertFalse(file.nextLine());
  }

  @Test
  void givesTheRestOfTheLineAsItIs() throws Exception {
    ProcFile file = opened("#1 SMP  Mon \n");
    assertEquals("#1 SMP  Mon", file.rest());
    file.nextField();
    assertEquals("SMP  Mon", file.rest());
  }

  @Test
  void seesAFileThatGrowsAndShrinks() throws Exception {
    Path path = written("1\n");
    ProcFile file = new ProcFile(path.toString());
    String[] contents = {"1\n", "22\n".repeat(50_000), "3\n"};
    for (String content : contents) {
      Files.writeString(path, content);
      file.read();
      int lines = 0;
      while (file.nextLine()) {
        assertEquals(Double.parseDouble(content.lines().findFirst().get()), file.nextNumber());
        lines++;
      }
      assertEquals(content.lines().count(), lines);
      assertTrue(file.isSame(content.getBytes()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "9223372036854775807, 9.223372036854775807E18",
    "9223372036854775808, 9.223372036854775808E18",
    "18446744073709551615, 1.8446744073709551615E19",
    "34359738367, 34359738367"
  })
  void readsCountersOfSixtyFourBits(String text, double value) throws Exception {
    assertEquals(value, opened(text).nextNumber());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.21", "12.37", "0.09", "7", "103.00", "0.000000001"})
  void readsDecimalsAsPreciselyAsJavaDoes(String text) throws Exception {
    assertEquals(Double.parseDouble(text), opened(text).nextDecimal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1x", "0.5"})
  void saysWhereANumberShouldBe(String text) throws Exception {
    ProcFile file = opened(text);
    IOException broken = assertThrows(IOException.class, file::nextNumber);
    assertEquals(file.path() + " has '" + text + "' where a number should be", broken.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", ".x", "1e5", "-0.5"})
  void saysWhereADecimalShouldBe(String text) throws Exception {
    ProcFile file = opened(text);
    assertThrows(IOException.class, file::nextDecimal);
  }

  @Test
  void saysThatFiguresAreMissing() throws Exception {
    ProcFile file = opened("only");
    file.nextField();
    IOException broken = assertThrows(IOException.class, file::nextNumber);
    assertEquals(
        file.path() + " has a line with fewer figures than it should have", broken.getMessage());
  }
}
