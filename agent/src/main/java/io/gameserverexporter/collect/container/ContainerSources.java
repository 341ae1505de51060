package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The control groups that this process is in. */
public final class ContainerSources implements SourceTable {
  private final Cgroup cgroup;

  /** Of this process. */
  public ContainerSources(Paths paths) {
    this(new Cgroup("/proc/self", paths));
  }

  ContainerSources(Cgroup cgroup) {
    this.cgroup = cgroup;
  }

  @Override
  public @Nullable Source open(String name) throws IOException {
    switch (name) {
      case "container_cpu":
        return new ContainerCpu(cgroup).orNone();
      case "container_memory":
        return new ContainerMemory(cgroup).orNone();
      case "container_threads":
        return new ContainerThreads(cgroup).orNone();
      case "container_pressure":
        return new ContainerPressure(cgroup).orNone();
      case "container_io":
        return new ContainerIo(cgroup).orNone();
      default:
        return null;
    }
  }
}
