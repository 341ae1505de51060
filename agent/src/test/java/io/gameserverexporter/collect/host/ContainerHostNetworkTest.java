package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.source.Paths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A JVM in name spaces of its own, as in a container, with the host's {@code /proc} beside. */
@EnabledIf(
    value = "canMakeNameSpaces",
    disabledReason = "name spaces cannot be made here (needs root on Linux, and unshare)")
class ContainerHostNetworkTest {
  private static final Pattern DEVICE = Pattern.compile("receive_bytes_total\\{device=\"([^\"]+)");

  @TempDir Path folder;

  static boolean canMakeNameSpaces() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-m", "-n", "-p", "-f", "--mount-proc", "true")
              .start()
              .waitFor()
          == 0;
    } catch (IOException noUnshare) {
      return false;
    }
  }

  @Test
  void theDevicesAreTheHosts() throws Exception {
    Path hostProc = Files.createDirectories(folder.resolve("proc"));
    Set<String> ofHost =
        devices(Fixture.scrape(new NetDev(new Paths("/proc", "/sys", "/"), false)));
    assertEquals(ofHost, devices(inContainer(hostProc)));
    assertEquals(Set.of("lo"), devices(inContainer(Path.of("/proc"))), "its own, when not asked");
    // Where the host, too, has nothing but the loopback device, its traffic tells.
    assertTrue(traffic(inContainer(hostProc)) > 0);
    assertEquals(0, traffic(inContainer(Path.of("/proc"))));
  }

  private static Set<String> devices(String page) {
    return DEVICE
        .matcher(page)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double traffic(String page) {
    return Pattern.compile("receive_bytes_total\\{device=\"lo\"} (\\S+)")
        .matcher(page)
        .results()
        .mapToDouble((MatchResult found) -> Double.parseDouble(found.group(1)))
        .sum();
  }

  /** What a JVM in name spaces of its own shows, by a {@code procfs}. */
  private String inContainer(Path procfs) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            "unshare",
            "-m",
            "sh",
            "-ec",
            "mount --rbind /proc \"$1\"; shift; exec unshare -n -p -f --mount-proc \"$@\"",
            "sh",
            folder.resolve("proc").toString(),
            java,
            "-cp",
            System.getProperty("java.class.path"),
            Show.class.getName(),
            procfs.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), said);
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  /** The other JVM. */
  static final class Show {
    private Show() {}

    public static void main(String[] args) throws Exception {
      System.out.print(Fixture.scrape(new NetDev(new Paths(args[0], "/sys", "/"), false)));
    }
  }
}
