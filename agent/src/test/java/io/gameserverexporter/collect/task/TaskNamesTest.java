package io.gameserverexporter.collect.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of tasks are the same in every run of a program. */
class TaskNamesTest {
  @ParameterizedTest
  @CsvSource({
    "com.example.Game$1, com.example.Game$1",
    "com.example.Game$Tick, com.example.Game$Tick",
    "com.example.Game$$Lambda$14/0x0000000800c03000, com.example.Game$$Lambda",
    "com.example.Game$$Lambda/0x00007f8a3c001000, com.example.Game$$Lambda",
    "com.example.Game$$EnhancerBySpringCGLIB$$1f2a, com.example.Game",
    "com.example.Game$$SpringCGLIB$$0, com.example.Game",
    "jdk.proxy2.$Proxy17, jdk.proxy2.$Proxy",
    "com.example.Hidden/0x0000000800c03000, com.example.Hidden",
  })
  void haveNoNumbersOfTheJvms(String className, String name) {
    assertEquals(name, TaskNames.ofClass(className));
  }
}
