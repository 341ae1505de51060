package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Paths;
import java.util.concurrent.TimeUnit;

/** Run as a process of its own in a container: uses it, then shows what a scrape would. */
final class ForkedContainer {
  private ForkedContainer() {}

  public static void main(String[] args) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[0]));
    while (System.nanoTime() < end) {
      // Uses up its processor time.
    }
    Cgroup cgroup = new Cgroup("/proc/self", new Paths("/proc", "/sys", "/"));
    System.out.print(CgroupTree.scrape(cgroup));
  }
}
