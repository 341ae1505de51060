package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every source that reads {@code /proc}, against a recorded one: names, types, help and values. */
class HostGoldenTest {
  @TempDir Path folder;

  private static Source[] sources(Paths paths) {
    return new Source[] {
      new Cpu(paths, false),
      new MemoryInfo(paths, false),
      new LoadAverage(paths, false),
      new Stat(paths, false),
      new NetDev(paths, false),
      new DiskStats(paths, false),
      new FileDescriptors(paths, false),
      new VmStat(paths, false),
      new Uname(paths)
    };
  }

  @Test
  void showsTheRecordedMachine() throws Exception {
    assertEquals(Fixture.text("host.txt"), Fixture.scrape(sources(Fixture.paths())));
  }

  @Test
  void showsTheSameASecondTime() throws Exception {
    Source[] sources = sources(Fixture.paths());
    Fixture.scrape(sources);
    assertEquals(Fixture.text("host.txt"), Fixture.scrape(sources));
  }

  @Test
  void followsDevicesThatComeAndGo() throws Exception {
    Path file = folder.resolve("net/dev");
    Files.createDirectories(file.getParent());
    NetDev source = new NetDev(new Paths(folder.toString(), "/sys", "/"), false);
    String head = "Inter-|\n face |\n";
    String zeros = " 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n";
    Files.writeString(file, head + "a: 1" + zeros + "b: 2" + zeros);
    assertEquals(received("a", 1) + received("b", 2), received(source));
    Files.writeString(file, head + "b: 3" + zeros);
    assertEquals(received("b", 3), received(source));
    Files.writeString(file, head + "c:4" + zeros + "b: 5" + zeros + "dd: 6" + zeros);
    assertEquals(received("b", 5) + received("c", 4) + received("dd", 6), received(source));
  }

  private static String received(String device, int bytes) {
    return "node_network_receive_bytes_total{device=\"" + device + "\"} " + bytes + ".0\n";
  }

  private static String received(Source source) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String line : Fixture.scrape(source).split("\n")) {
      if (line.startsWith("node_network_receive_bytes_total{")) {
        lines.append(line).append('\n');
      }
    }
    return lines.toString();
  }

  @Test
  void anUnreadableLineFailsThatReadingOnly() throws Exception {
    Path file = folder.resolve("meminfo");
    MemoryInfo source = new MemoryInfo(new Paths(folder.toString(), "/sys", "/"), false);
    Files.writeString(file, "MemTotal: 1 kB\nMemFree: x kB\n");
    IOException broken = assertThrows(IOException.class, () -> Fixture.read(source));
    assertEquals(file + " has 'x' where a number should be", broken.getMessage());
    Files.writeString(file, "MemTotal: 1 kB\nMemFree: 2 kB\n");
    String text = Fixture.scrape(source);
    assertTrue(text.contains("\nnode_memory_MemTotal_bytes 1024.0\n"), text);
    assertTrue(text.contains("\nnode_memory_MemFree_bytes 2048.0\n"), text);
  }

  @Test
  void aMissingTreeFailsEverySourceByName() {
    Path missing = folder.resolve("nowhere");
    for (Source source : sources(new Paths(missing.toString(), "/sys", "/"))) {
      IOException gone = assertThrows(IOException.class, () -> Fixture.read(source));
      assertTrue(gone.getMessage().startsWith(missing.toString()), gone.getMessage());
      assertTrue(gone.getMessage().endsWith(" cannot be opened"), gone.getMessage());
    }
  }
}
