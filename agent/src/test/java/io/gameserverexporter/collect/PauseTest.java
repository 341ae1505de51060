package io.gameserverexporter.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process that stands still in the middle of a scrape blames none of its sources for that. */
class PauseTest {
  @Test
  void aLongPauseIsNotTheSourcesFault() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ForkedPause.class.getName())
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = process.getOutputStream();
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("reading", out.readLine(), "as it opens");
      in.write('x');
      in.flush();
      assertEquals("reading", out.readLine());
      signal(process, "STOP");
      TimeUnit.MILLISECONDS.sleep(1500); // the pause itself, longer than scrapes wait for anything
      signal(process, "CONT");
      String line = out.readLine();
      while (line != null && line.equals("reading")) {
        line = out.readLine();
      }
      assertEquals("state on 1.0", line);
    } finally {
      process.destroyForcibly();
      assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }
  }

  private static void signal(Process process, String name) throws Exception {
    assertEquals(
        0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
  }
}
