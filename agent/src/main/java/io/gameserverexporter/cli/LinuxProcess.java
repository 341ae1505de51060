package io.gameserverexporter.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/** What {@code /proc} tells of a process. Attaching to what is no JVM can kill it. */
final class LinuxProcess {
  private static final Path PROC = Paths.get("/proc");

  private final Path folder;

  LinuxProcess(String pid) {
    this.folder = PROC.resolve(pid);
  }

  /** Whether this system has the files at all. */
  static boolean isSupported() {
    return Files.exists(PROC.resolve("self/status"));
  }

  /** The id of this process as it sees itself. */
  static String self() {
    try {
      return PROC.resolve("self").toRealPath().getFileName().toString();
    } catch (IOException e) {
      return "";
    }
  }

  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** The process that it is a thread of, when it is no process itself. */
  @Nullable String processOfThread() {
    String group = status("Tgid:");
    return group == null || folder.endsWith(group) ? null : group;
  }

  /** The user's number that it runs under. */
  @Nullable String user() {
    return status("Uid:");
  }

  /** Whether it has loaded a JVM; false as well when that may not be looked at. */
  boolean isJvm() {
    try (BufferedReader maps =
        Files.newBufferedReader(folder.resolve("maps"), StandardCharsets.ISO_8859_1)) {
      for (String line = maps.readLine(); line != null; line = maps.readLine()) {
        if (line.endsWith("/libjvm.so")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it holds a file open, as a JVM does with the jars of its agents. */
  boolean hasOpen(File file) {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(folder.resolve("fd"))) {
      String wanted = file.getCanonicalPath();
      for (Path link : links) {
        if (pointsTo(link, wanted)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean pointsTo(Path link, String wanted) {
    try {
      return Files.readSymbolicLink(link).toString().equals(wanted);
    } catch (IOException e) {
      // Closed in the meantime.
      return false;
    }
  }

  /** The first value of a line of the status file. */
  private @Nullable String status(String name) {
    try (BufferedReader status =
        Files.newBufferedReader(folder.resolve("status"), StandardCharsets.ISO_8859_1)) {
      for (String line = status.readLine(); line != null; line = status.readLine()) {
        if (line.startsWith(name)) {
          String values = line.substring(name.length()).trim();
          int end = 0;
          while (end < values.length() && !Character.isWhitespace(values.charAt(end))) {
            end++;
          }
          return values.substring(0, end);
        }
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }
}
