package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.source.Paths;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemTest {
  private static final String DATA = "{device=\"/dev/b\",fstype=\"ext4\",mountpoint=\"/data 1\"}";
  private static final String GONE = "{device=\"srv:/x\",fstype=\"nfs4\",mountpoint=\"/gone\"}";

  @TempDir Path folder;
  private Paths paths;

  @BeforeEach
  void layTree() throws IOException {
    Path root = folder.resolve("root");
    Files.createDirectories(root.resolve("data 1"));
    Path mounts = folder.resolve("proc/1/mounts");
    Files.createDirectories(mounts.getParent());
    Files.writeString(
        mounts,
        """
        srv:/x /gone nfs4 rw 0 0
        /dev/b /data\\0401 ext4 ro,noatime 0 0
        proc /proc proc rw 0 0
        """);
    paths = new Paths(folder.resolve("proc").toString(), "/sys", root.toString());
  }

  @Test
  void showsRoomBelowTheRootAndErrors() throws Exception {
    Exposition scrape = new Exposition(Fixture.scrape(new Filesystem(paths)));
    FileStore store = Files.getFileStore(folder);
    assertEquals(store.getTotalSpace(), scrape.value("node_filesystem_size_bytes" + DATA));
    double slack = 0.02 * store.getTotalSpace();
    assertEquals(store.getUsableSpace(), scrape.value("node_filesystem_avail_bytes" + DATA), slack);
    assertEquals(
        store.getUnallocatedSpace(), scrape.value("node_filesystem_free_bytes" + DATA), slack);
    assertEquals(1, scrape.value("node_filesystem_readonly" + DATA));
    assertEquals(0, scrape.value("node_filesystem_device_error" + DATA));
    assertEquals(1, scrape.value("node_filesystem_device_error" + GONE));
    assertEquals(6, scrape.values.size(), scrape.values::toString);
  }

  @Test
  void showsFilesOfThoseThatAnswer() throws Exception {
    Exposition scrape = new Exposition(Fixture.scrape(new FilesystemFiles(paths, "stat", 0)));
    assertTrue(scrape.value("node_filesystem_files" + DATA) > 0);
    assertTrue(
        scrape.value("node_filesystem_files_free" + DATA)
            <= scrape.value("node_filesystem_files" + DATA));
    assertEquals(2, scrape.values.size(), scrape.values::toString);
  }

  @Test
  void startsNothingBeforeItMay() throws Exception {
    long later = System.currentTimeMillis() + 3_600_000;
    FilesystemFiles early = new FilesystemFiles(paths, "no-such-program-as-this", later);
    assertEquals("", Fixture.scrape(early));
    FilesystemFiles ready = new FilesystemFiles(paths, "stat", 0);
    int soon = ready.intervalMillis();
    assertEquals(soon, early.intervalMillis());
    Fixture.scrape(ready);
    assertTrue(ready.intervalMillis() > soon);
  }

  @Test
  void saysThatTheProgramIsMissing() {
    IOException missing =
        assertThrows(
            IOException.class,
            () -> Fixture.read(new FilesystemFiles(paths, "no-such-program-as-this", 0)));
    assertTrue(missing.getMessage().contains("no-such-program-as-this"), missing.getMessage());
  }

  @Test
  void goesOnWithoutAFileServerThatIsGone() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Filesystem filesystem =
        new Filesystem(paths) {
          @Override
          File fileAt(String path) {
            return path.endsWith("/gone") ? new Hanging(path, asked, release) : super.fileAt(path);
          }
        };
    assertNull(filesystem.goesOnWithout(), "nothing hangs yet");
    FutureTask<?> stuck = new FutureTask<>(() -> Fixture.read(filesystem));
    Thread thread = new Thread(stuck);
    thread.start();
    assertTrue(asked.await(30, TimeUnit.SECONDS));

    assertEquals("the file system at /gone", filesystem.goesOnWithout());
    Exposition without = new Exposition(Fixture.scrape(filesystem));
    assertEquals(1, without.value("node_filesystem_device_error" + GONE));
    assertEquals(0, without.value("node_filesystem_device_error" + DATA));

    release.countDown();
    Exception late = assertThrows(Exception.class, () -> stuck.get(30, TimeUnit.SECONDS));
    assertEquals("/gone answered too late", late.getCause().getMessage());
    Exposition with = new Exposition(Fixture.scrape(filesystem));
    assertEquals(0, with.value("node_filesystem_device_error" + GONE));
    assertEquals(4096, with.value("node_filesystem_size_bytes" + GONE));
  }

  /** As on a file server that does not answer until it is back. */
  private static final class Hanging extends File {
    private final CountDownLatch asked;
    private final CountDownLatch release;

    Hanging(String path, CountDownLatch asked, CountDownLatch release) {
      super(path);
      this.asked = asked;
      this.release = release;
    }

    @Override
    public long getTotalSpace() {
      asked.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return 4096;
    }
  }
}
