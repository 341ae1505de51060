package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code container_memory}: memory of the container, under cAdvisor's names. */
final class ContainerMemory extends ContainerSource {
  private final Family usage =
      Family.gauge(
          "container_memory_usage_bytes",
          "Memory that counts against the container's limit, in bytes, with what the kernel keeps of"
              + " files and gives back when needed.");
  private final Family workingSet =
      Family.gauge(
          "container_memory_working_set_bytes",
          "Memory of the container without files not used lately, in bytes. At the limit the kernel"
              + " kills the game server: the figure to alert on.");
  private final Family rss =
      Family.gauge(
          "container_memory_rss",
          "Memory of the container that no file stands behind, in bytes: heaps, stacks and"
              + " buffers.");
  private final Family cache =
      Family.gauge("container_memory_cache", "Memory of the container that holds files, in bytes.");
  private final Family limit =
      Family.gauge(
          "container_spec_memory_limit_bytes",
          "Memory that the container may use, in bytes; missing when it has no limit.");
  private final Family oomEvents =
      Family.counter(
          "container_oom_events_total",
          "Processes of the container that the kernel killed because it was at its limit.");

  private @Nullable ProcFile usageFile;
  private @Nullable ProcFile limitFile;
  private @Nullable ProcFile stat;
  private @Nullable ProcFile events;
  private String rssKey = "";
  private String cacheKey = "";
  private String inactiveKey = "";

  ContainerMemory(Cgroup cgroup) {
    super(cgroup, "memory");
  }

  @Override
  void open(CgroupFolder folder) {
    boolean v2 = folder.unified;
    usageFile = folder.file(v2 ? "memory.current" : "memory.usage_in_bytes");
    limitFile = folder.file(v2 ? "memory.max" : "memory.limit_in_bytes");
    events = folder.file(v2 ? "memory.events" : "memory.oom_control");
    stat = folder.file("memory.stat");
    rssKey = v2 ? "anon" : "total_rss";
    cacheKey = v2 ? "file" : "total_cache";
    inactiveKey = v2 ? "inactive_file" : "total_inactive_file";
  }

  @Override
  void read(Reading reading) throws IOException {
    add(reading, limit, limitFile);
    ProcFile file = events;
    if (file != null) {
      file.read();
      while (file.nextLine()) {
        if (file.nextField() && file.isField("oom_kill")) {
          reading.add(oomEvents, file.nextNumber());
        }
      }
    }
    file = usageFile;
    if (file != null) {
      file.read();
      file.nextLine();
      double used = file.nextNumber();
      reading.add(usage, used);
      readStat(reading, used);
    }
  }

  private void readStat(Reading reading, double used) throws IOException {
    ProcFile file = stat;
    if (file == null) {
      return;
    }
    file.read();
    while (file.nextLine()) {
      file.nextField();
      if (file.isField(rssKey)) {
        reading.add(rss, file.nextNumber());
      } else if (file.isField(cacheKey)) {
        reading.add(cache, file.nextNumber());
      } else if (file.isField(inactiveKey)) {
        // Read at two moments: the difference may be below 0.
        reading.add(workingSet, Math.max(0, used - file.nextNumber()));
      }
    }
  }
}
