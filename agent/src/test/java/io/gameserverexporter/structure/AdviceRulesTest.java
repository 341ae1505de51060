package io.gameserverexporter.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Advice uses {@code java}, {@code boot} and the framework, and nothing that cannot be inlined. */
class AdviceRulesTest {

  @Test
  void adviceCanStandInTheFrameworksClasses() throws IOException {
    List<ClassFile> advice = ClassFile.all().stream().filter(Advice::isIn).toList();
    assertFalse(advice.isEmpty());
    assertEquals(
        List.of(), advice.stream().flatMap(file -> Advice.faultsOf(file).stream()).toList());
  }

  @Test
  void adviceStandsInProbesOnly() throws IOException {
    assertEquals(
        List.of("io.gameserverexporter.probe"),
        ClassFile.all().stream()
            .filter(Advice::isIn)
            .map(ClassFile::packageName)
            .distinct()
            .toList());
  }
}
