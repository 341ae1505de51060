package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state of the whole JVM is the same with the agent as without. */
class GlobalStateIT {
  /** The JVM itself writes the flag's jar into them. */
  private static final List<String> CLASS_PATHS =
      List.of("property java.class.path: ", "property sun.boot.class.path: ");

  /** Starting a process, which one collector does, makes the JDK set up the common pool. */
  private static final String COMMON_POOL = "common pool: ";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void isTheSame(Jvm jvm) throws Exception {
    Differences.assertSame(
        comparable(Differences.outputWithout(fork(jvm))),
        comparable(Differences.outputWith(fork(jvm).agent())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void leavesTheCommonPoolToTheApplicationUnlessAProcessIsStarted(Jvm jvm) throws Exception {
    List<String> output =
        Differences.outputWith(fork(jvm).agent("port=0,disabled=filesystem_files"));
    assertTrue(output.contains(COMMON_POOL + 3), output::toString);
  }

  /** The JVM's commands are reached without the platform's MBean server. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void isTheSameWhereNativeMemoryIsTracked(Jvm jvm) throws Exception {
    String flag = "-XX:NativeMemoryTracking=summary";
    Differences.assertSame(
        comparable(Differences.outputWithout(fork(jvm).flags(flag))),
        comparable(Differences.outputWith(fork(jvm).flags(flag).agent())));
  }

  private Fork fork(Jvm jvm) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Path work = Files.createDirectories(folder.resolve("work"));
    return new Fork(jvm, Program.GLOBAL_STATE).flags("-Djava.io.tmpdir=" + temporary).in(work);
  }

  private static List<String> comparable(List<String> output) {
    return output.stream()
        .filter(line -> CLASS_PATHS.stream().noneMatch(line::startsWith))
        .filter(line -> !line.startsWith(COMMON_POOL))
        .toList();
  }
}
