package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Paths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** Run as a process of its own in a container: uses it, then shows what a scrape would. */
final class ForkedContainer {
  private ForkedContainer() {}

  public static void main(String[] args) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[0]));
    while (System.nanoTime() < end) {
      // Uses up its processor time.
    }
    if (args.length > 1) {
      // The kernel counts late writes for another group, so that this one must not be late.
      Files.write(
          Path.of(args[1]),
          new byte[1 << 20],
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.DSYNC);
    }
    Cgroup cgroup = new Cgroup("/proc/self", new Paths("/proc", "/sys", "/"));
    System.out.print(CgroupTree.scrape(cgroup));
  }
}
