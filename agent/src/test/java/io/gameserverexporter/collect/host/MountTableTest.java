package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountTableTest {
  private static final Pattern NODE_EXPORTER_DEFAULT =
      Pattern.compile(
          "^/(dev|proc|run/credentials/.+|sys|var/lib/docker/.+|var/lib/containers/storage/.+)($|/)");

  @TempDir Path folder;

  private Path mounts(String where, String text) throws IOException {
    Path file = folder.resolve(where);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<String> read(String rootfs) throws IOException {
    return new MountTable(new Paths(folder.toString(), "/sys", rootfs))
        .read().stream().map(mount -> mount.labels + (mount.readOnly ? " ro" : "")).toList();
  }

  @Test
  void listsWhatNodeExporterLists() throws Exception {
    mounts(
        "1/mounts",
        """
        proc /proc proc rw 0 0
        /dev/vda / ext4 rw,relatime 0 0
        /dev/vdb /game\\040data/\\134x xfs ro,noatime 0 0
        tmpfs /dev/shm tmpfs rw 0 0
        tmpfs /run tmpfs rw,errors=remount-ro 0 0
        overlay /var/lib/docker/overlay2/7/merged overlay rw 0 0
        cgroup2 /sys/fs/cgroup cgroup2 rw 0 0
        overlay /merged overlay rw 0 0
        tmpfs /run tmpfs rw 0 0
        """);
    assertEquals(
        List.of(
            "{device=\"/dev/vda\",fstype=\"ext4\",mountpoint=\"/\"}",
            "{device=\"/dev/vdb\",fstype=\"xfs\",mountpoint=\"/game data/\\\\x\"} ro",
            "{device=\"tmpfs\",fstype=\"tmpfs\",mountpoint=\"/run\"}"),
        read("/"));
  }

  @Test
  void takesTheOwnListWhereThatOfInitIsHidden() throws Exception {
    mounts("mounts", "/dev/vda / ext4 rw 0 0\n");
    assertEquals(1, read("/").size());
  }

  @Test
  void showsMountsBelowTheRootAsTheHostNamesThem() throws Exception {
    mounts(
        "1/mounts",
        "/dev/a /host ext4 rw 0 0\n/dev/b /host/b ext4 rw 0 0\n/dev/c /hosts ext4 rw 0 0\n");
    assertEquals(
        List.of(
            "{device=\"/dev/a\",fstype=\"ext4\",mountpoint=\"/\"}",
            "{device=\"/dev/b\",fstype=\"ext4\",mountpoint=\"/b\"}",
            "{device=\"/dev/c\",fstype=\"ext4\",mountpoint=\"/hosts\"}"),
        read("/host"));
  }

  @Test
  void parsesAListOnlyOnce() throws Exception {
    mounts("1/mounts", "/dev/a / ext4 rw 0 0\n");
    MountTable table = new MountTable(new Paths(folder.toString(), "/sys", "/"));
    List<Mount> first = table.read();
    assertSame(first, table.read());
    mounts("1/mounts", "/dev/b / ext4 rw 0 0\n");
    assertEquals("/dev/b", table.read().get(0).labels.get("device"));
  }

  @Test
  void saysWhatIsWrongWithTheList() throws Exception {
    Path file = mounts("1/mounts", "/dev/a / ext4\n");
    IOException broken = assertThrows(IOException.class, () -> read("/"));
    assertEquals(file + " has a line with fewer fields than it should have", broken.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/dev",
        "/dev/shm",
        "/device",
        "/proc",
        "/procs",
        "/sys/x",
        "/system",
        "/run",
        "/run/credentials",
        "/run/credentials/",
        "/run/credentials/a",
        "/var/lib/docker",
        "/var/lib/docker/x/y",
        "/var/lib/containers/storage/x",
        "/var/lib/containers",
        "/mnt",
        "/home"
      })
  void leavesOutThePointsThatNodeExporterLeavesOut(String point) {
    assertEquals(
        NODE_EXPORTER_DEFAULT.matcher(point).find(), MountTable.isExcludedPoint(point), point);
  }

  @ParameterizedTest
  @CsvSource({
    "lxcfs /proc/meminfo fuse.lxcfs rw 0 0, true",
    "lxcfs /proc fuse.lxcfs rw 0 0, true",
    "fusectl /proc/sys/fs/x fusectl rw 0 0, false",
    "proc /proc proc rw 0 0, false",
    "x /process fuse.x rw 0 0, false"
  })
  void knowsThatAProgramMadeTheFiles(String line, boolean user) throws Exception {
    Path file = mounts("own", "/dev/vda / ext4 rw 0 0\n" + line + "\n");
    assertEquals(user, MountTable.hasUserSpaceFiles(new ProcFile(file.toString()), "/proc"));
  }
}
