package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.PressureFile;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code container_pressure}: how long the container's threads had to wait, from the kernel's
 * pressure stall information of version 2, under cAdvisor's names.
 */
final class ContainerPressure extends ContainerSource {
  private final Resource[] resources = {
    new Resource("cpu", "a processor"),
    new Resource("memory", "memory that had to be freed or read back first"),
    new Resource("io", "a disk")
  };
  private final List<Resource> readable = new ArrayList<>();

  private static final class Resource {
    final String name;
    final Family waiting;
    final Family stalled;
    PressureFile file = new PressureFile(new ProcFile(""));

    Resource(String name, String what) {
      this.name = name;
      waiting =
          Family.counter(
              "container_pressure_" + name + "_waiting_seconds_total",
              "Seconds in which at least one thread of the container waited for " + what + ".");
      stalled =
          Family.counter(
              "container_pressure_" + name + "_stalled_seconds_total",
              "Seconds in which all threads of the container that had something to do waited for "
                  + what
                  + ".");
    }
  }

  ContainerPressure(Cgroup cgroup) {
    super(cgroup, "");
  }

  @Override
  void open(CgroupFolder folder) {
    readable.clear();
    for (Resource resource : resources) {
      ProcFile file = folder.file(resource.name + ".pressure");
      if (file != null) {
        resource.file = new PressureFile(file);
        readable.add(resource);
      }
    }
  }

  @Override
  void read(Reading reading) throws IOException {
    for (Resource resource : readable) {
      resource.file.read(reading, resource.waiting, resource.stalled);
    }
  }
}
