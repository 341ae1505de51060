package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.JvmStart;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code filesystem_files}: how many files the mounted file systems can still hold. Java cannot ask
 * for that without native code, so the program {@code stat} does, every fifteen minutes and in the
 * background. Switch it off where no process may be started.
 *
 * <p>Nothing is started in the JVM's first minute: newer JDKs log the start of a process and
 * thereby set up logging, which is the application's to do, and the sampler rests afterwards.
 */
public final class FilesystemFiles implements Source {
  private static final int FIFTEEN_MINUTES = 900_000;
  private static final int FIRST_MINUTE = 60_000;
  private static final int MILLIS_PER_SECOND = 1_000;

  /** The JDK keeps the thread that waited for a process for another minute, from Java 8 to 26. */
  private static final int REAPER_LINGERS = 61_000;

  private static final int TIMEOUT_SECONDS = 3;

  private final Paths paths;
  private final MountTable table;
  private final String program;
  private final long notBeforeMillis;
  private final Family files = files();
  private final Family filesFree = filesFree();

  private volatile boolean asked;

  /** Whether the last reading started a process. */
  private volatile boolean started;

  /**
   * @param program to be found on the path, or a path
   * @param notBeforeMillis when it may be run for the first time, in milliseconds since 1970
   */
  public FilesystemFiles(Paths paths, String program, long notBeforeMillis) {
    this.paths = paths;
    this.table = new MountTable(paths);
    this.program = program;
    this.notBeforeMillis = notBeforeMillis;
  }

  /** When this JVM can start a process without getting ahead of the application's logging. */
  static long harmlessFrom() {
    long jvmStart = (long) (JvmStart.seconds() * MILLIS_PER_SECOND);
    return (jvmStart > 0 ? jvmStart : System.currentTimeMillis()) + FIRST_MINUTE;
  }

  static Family files() {
    return Family.gauge(
        "node_filesystem_files", "How many files and directories the file system can hold.");
  }

  static Family filesFree() {
    return Family.gauge(
        "node_filesystem_files_free",
        "How many more files and directories the file system can hold. At 0 nothing new can be"
            + " written, however much room is left.");
  }

  @Override
  public int intervalMillis() {
    return asked ? FIFTEEN_MINUTES : SAMPLED;
  }

  @Override
  public int lingerMillis() {
    return started ? REAPER_LINGERS : 0;
  }

  @Override
  public void collect(Reading reading) throws IOException, InterruptedException {
    started = false;
    if (System.currentTimeMillis() < notBeforeMillis) {
      return;
    }
    asked = true;
    Map<String, List<Mount>> byPath = new HashMap<>();
    List<String> command = new ArrayList<>();
    command.add(program);
    command.add("-f");
    command.add("-c");
    command.add("%c %d %n");
    for (Mount mount : table.read()) {
      String path = paths.root(mount.point);
      List<Mount> same = byPath.get(path);
      if (same == null) {
        same = new ArrayList<>();
        byPath.put(path, same);
        command.add(path);
      }
      same.add(mount);
    }
    if (byPath.isEmpty()) {
      return;
    }
    started = true;
    for (String line : run(command).split("\n", -1)) {
      int first = line.indexOf(' ');
      int second = line.indexOf(' ', first + 1);
      List<Mount> mounts = second < 0 ? null : byPath.get(line.substring(second + 1));
      if (mounts != null) {
        double all = Double.parseDouble(line.substring(0, first));
        double free = Double.parseDouble(line.substring(first + 1, second));
        for (Mount mount : mounts) {
          reading.add(files, mount.labels, all);
          reading.add(filesFree, mount.labels, free);
        }
      }
    }
  }

  /** What the program prints; a path that it cannot ask is missing there. */
  private static String run(List<String> command) throws IOException, InterruptedException {
    File nothing = new File("/dev/null");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(nothing)
            .redirectError(nothing)
            .directory(new File("/"))
            .start();
    try {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command.get(0) + " -f did not end in " + TIMEOUT_SECONDS + " s");
      }
      byte[] output = new byte[1 << 16];
      int length = 0;
      int count;
      while (length < output.length
          && (count = process.getInputStream().read(output, length, output.length - length)) > 0) {
        length += count;
      }
      return new String(output, 0, length, StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }
}
