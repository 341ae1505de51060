package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code container_threads}: threads of the container, under cAdvisor's names. */
final class ContainerThreads extends ContainerSource {
  private final Family threads =
      Family.gauge("container_threads", "Threads in the container, of all its processes.");
  private final Family most =
      Family.gauge(
          "container_threads_max",
          "Threads that the container may have; missing when it has no limit. At the limit the JVM"
              + " cannot start another one.");

  private @Nullable ProcFile current;
  private @Nullable ProcFile max;

  ContainerThreads(Cgroup cgroup) {
    super(cgroup, "pids");
  }

  @Override
  void open(CgroupFolder folder) {
    current = folder.file("pids.current");
    max = folder.file("pids.max");
  }

  @Override
  void read(Reading reading) throws IOException {
    add(reading, threads, current);
    add(reading, most, max);
  }
}
