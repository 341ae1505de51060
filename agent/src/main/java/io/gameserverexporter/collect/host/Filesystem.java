package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code filesystem}: room on the mounted file systems.
 *
 * <p>One that does not answer, as of a file server that is gone, holds up the thread that asks. It
 * is then left out with {@code node_filesystem_device_error} at 1, until the call comes back.
 */
class Filesystem implements Source {
  /** Each costs a thread that waits with it. */
  private static final int MOST_STUCK = 4;

  private final Paths paths;
  private final MountTable table;
  private final Set<String> stuck = new HashSet<>();
  private @Nullable Attempt current;

  Filesystem(Paths paths) {
    this.paths = paths;
    this.table = new MountTable(paths);
  }

  /** A reading under way. */
  private static final class Attempt {
    @Nullable String point;
    boolean givenUp;
  }

  /** New for each reading, as one that was given up may still hold its own. */
  private static final class Families {
    final Family size = size();
    final Family free = free();
    final Family available = available();
    final Family readOnly = readOnly();
    final Family deviceError =
        Family.gauge(
            "node_filesystem_device_error",
            "1 when the file system does not say how much room it has, or does not answer at all.");
  }

  static Family size() {
    return Family.gauge("node_filesystem_size_bytes", "Size of the file system, in bytes.");
  }

  static Family free() {
    return Family.gauge(
        "node_filesystem_free_bytes",
        "Room on the file system with what is kept for root, in bytes.");
  }

  static Family available() {
    return Family.gauge(
        "node_filesystem_avail_bytes",
        "Room on the file system for everybody, in bytes. At 0 the game server can no longer write.");
  }

  static Family readOnly() {
    return Family.gauge(
        "node_filesystem_readonly",
        "1 when the file system is mounted to be read only, as the kernel does after an error of the"
            + " disk.");
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) throws IOException {
    Attempt attempt = new Attempt();
    List<Mount> mounts = table.read();
    Families families = new Families();
    synchronized (this) {
      current = attempt;
    }
    for (Mount mount : mounts) {
      read(mount, attempt, families, reading);
    }
  }

  private void read(Mount mount, Attempt attempt, Families families, Reading reading)
      throws IOException {
    synchronized (this) {
      if (stuck.contains(mount.point)) {
        reading.add(families.deviceError, mount.labels, 1);
        return;
      }
      attempt.point = mount.point;
    }
    File root = fileAt(paths.root(mount.point));
    double size = root.getTotalSpace();
    double free = root.getFreeSpace();
    double available = root.getUsableSpace();
    // Java says 0 for an error, too.
    boolean error = size == 0 && !root.exists();
    synchronized (this) {
      attempt.point = null;
      if (attempt.givenUp) {
        stuck.remove(mount.point);
        throw new IOException(mount.point + " answered too late");
      }
    }
    reading.add(families.deviceError, mount.labels, error ? 1 : 0);
    if (!error) {
      reading.add(families.size, mount.labels, size);
      reading.add(families.free, mount.labels, free);
      reading.add(families.available, mount.labels, available);
      reading.add(families.readOnly, mount.labels, mount.readOnly ? 1 : 0);
    }
  }

  /** The file to ask about room; a test lets it hang. */
  File fileAt(String path) {
    return new File(path);
  }

  @Override
  public synchronized @Nullable String goesOnWithout() {
    Attempt attempt = current;
    if (attempt == null || attempt.point == null || stuck.size() >= MOST_STUCK) {
      return null;
    }
    stuck.add(attempt.point);
    attempt.givenUp = true;
    return "the file system at " + attempt.point;
  }
}
