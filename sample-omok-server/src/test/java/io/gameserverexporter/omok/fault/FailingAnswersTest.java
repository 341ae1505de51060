package io.gameserverexporter.omok.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.omok.OmokLauncher;
import io.gameserverexporter.omok.OmokOptions;
import io.gameserverexporter.omok.RunningOmok;
import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.support.Await;
import io.gameserverexporter.omok.support.Calls;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingAnswersTest {
  private static final int CALLS = 8;
  private static final String FAILED = "500/1001";
  private static final String NO_ACCOUNT = "200/2005";

  @TempDir private Path folder;

  @Test
  void everyFourthCallFails() {
    try (RunningOmok omok = hive("--break=errors", "--break-after=1")) {
      URI hive = omok.url(ServiceName.HIVE);
      Await.until("the first failure", () -> logIn(hive).equals(FAILED));
      List<String> broken = logIn(hive, CALLS);
      assertEquals(CALLS / 4, Collections.frequency(broken, FAILED), broken.toString());
      assertEquals(CALLS - CALLS / 4, Collections.frequency(broken, NO_ACCOUNT), broken.toString());
    }
  }

  @Test
  void nothingFailsOnceItIsMended() {
    try (RunningOmok omok = hive("--break=errors", "--break-after=0", "--break-seconds=3")) {
      URI hive = omok.url(ServiceName.HIVE);
      Await.until("the end", () -> !logIn(hive, CALLS).contains(FAILED));
    }
  }

  @Test
  void withoutTheOptionNothingFails() {
    try (RunningOmok omok = hive()) {
      List<String> all = logIn(omok.url(ServiceName.HIVE), CALLS);
      assertEquals(Collections.nCopies(CALLS, NO_ACCOUNT), all);
    }
  }

  private RunningOmok hive(String... options) {
    List<String> line = new ArrayList<>(List.of(options));
    line.addAll(List.of("--service=hive", "--hive.port=0", "--data=" + folder));
    return OmokLauncher.start(OmokOptions.parse(line), Clock.systemUTC());
  }

  private static List<String> logIn(URI hive, int times) {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      outcomes.add(logIn(hive));
    }
    return outcomes;
  }

  private static String logIn(URI hive) {
    Map<String, String> nobody = Map.of("hiveUserId", "nobody@x.example", "hiveUserPw", "secret");
    return Calls.post(hive, "/login", nobody).outcome();
  }
}
