package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.StandardSources;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A made up {@code /sys/fs/cgroup} and what {@code /proc/self} says about it, below a folder. */
final class CgroupTree {
  private final Path folder;
  private final StringBuilder groups = new StringBuilder();
  private final StringBuilder mounts = new StringBuilder();

  CgroupTree(Path folder) {
    this.folder = folder;
    mounts.append("22 1 0:5 / /proc rw,nosuid - proc proc rw\n");
    mounts.append("23 1 0:6 / ").append(point("sys")).append(" ro shared:7 - sysfs sysfs ro\n");
  }

  /** Mounts the groups below {@code root} at a place, and lays that. */
  CgroupTree mount(String root, String place, String controllers) throws IOException {
    String type = controllers.isEmpty() ? "cgroup2" : "cgroup";
    mounts
        .append("31 23 0:27 ")
        .append(root)
        .append(' ')
        .append(point(place))
        .append(" ro,nosuid shared:9 master:1 - ")
        .append(type)
        .append(' ')
        .append(type)
        .append(" rw")
        .append(controllers.isEmpty() ? "" : "," + controllers)
        .append('\n');
    Files.createDirectories(folder.resolve(place));
    return this;
  }

  /** As the kernel writes it: a blank would end the field. */
  private String point(String place) {
    return folder.resolve(place).toString().replace(" ", "\\040");
  }

  /** The process is in this group. */
  CgroupTree in(String line) {
    groups.append(line).append('\n');
    return this;
  }

  /** A file of a group, whatever line ends it has. */
  CgroupTree file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
    return this;
  }

  /** What the process sees. */
  Cgroup open() throws IOException {
    Path self = Files.createDirectories(folder.resolve("proc/self"));
    Files.writeString(self.resolve("cgroup"), groups);
    Files.writeString(self.resolve("mountinfo"), mounts);
    return new Cgroup(self.toString(), new Paths("/proc", folder.resolve("sys").toString(), "/"));
  }

  /** What a scrape shows of all that there is. */
  String scrape() throws Exception {
    return scrape(open());
  }

  /** What a scrape shows of the container that these groups are. */
  static String scrape(Cgroup cgroup) throws Exception {
    ContainerSources table = new ContainerSources(cgroup);
    List<Source> open = new ArrayList<>();
    for (String name : StandardSources.names()) {
      Source here = table.open(name);
      if (here != null) {
        open.add(here);
      }
    }
    return Fixture.scrape(open.toArray(new Source[0]));
  }
}
