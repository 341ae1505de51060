package io.gameserverexporter.collect.textfile;

import io.gameserverexporter.boot.Stderr;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code *.prom} files of a directory, in the order of their names. Reads those again that have
 * changed: this is done every few seconds in the game server's process.
 */
final class FileDirectory {
  private static final String ENDING = ".prom";
  private static final int MOST_FILES = 100;
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_SAMPLES = 10_000;
  private static final String LEFT_OUT = "; the file is left out";

  private final Path directory;

  /** All that were read, also those that cannot be used, by their path. */
  private Map<String, PromFile> seen = new HashMap<>();

  private List<PromFile> files = new ArrayList<>();
  private List<String> problems = new ArrayList<>();

  FileDirectory(String directory) {
    this.directory = Paths.get(directory).normalize();
  }

  /** Looks at all files; false when everything is as it was. */
  boolean read() {
    Map<String, PromFile> before = seen;
    seen = new HashMap<>();
    List<PromFile> usable = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    int samples = 0;
    for (Path path : paths(wrong)) {
      try {
        PromFile file = read(path, before.get(path.toString()));
        seen.put(file.path, file);
        if (file.problem() != null) {
          wrong.add(file.problem() + LEFT_OUT);
        } else if (samples + file.samples > MOST_SAMPLES) {
          wrong.add(
              path + " would make it more than " + MOST_SAMPLES + " samples in all" + LEFT_OUT);
        } else {
          samples += file.samples;
          usable.add(file);
        }
      } catch (IOException | RuntimeException e) {
        wrong.add(why(path, e, "file") + LEFT_OUT);
      }
    }
    boolean changed = !usable.equals(files) || !wrong.equals(problems);
    files = usable;
    problems = wrong;
    return changed;
  }

  /** The files that could be used, at the last reading. */
  List<PromFile> files() {
    return files;
  }

  /** What could not be used, one line each. */
  List<String> problems() {
    return problems;
  }

  /** The first ones by name, however many there are. */
  private Collection<Path> paths(List<String> wrong) {
    TreeMap<String, Path> paths = new TreeMap<>();
    boolean more = false;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.endsWith(ENDING)) {
          paths.put(name, entry);
        }
        if (paths.size() > MOST_FILES) {
          paths.pollLastEntry();
          more = true;
        }
      }
    } catch (IOException | RuntimeException e) {
      wrong.add(notRead(e));
    }
    if (more) {
      wrong.add(
          directory
              + " has more than "
              + MOST_FILES
              + " files; those behind "
              + paths.lastKey()
              + " are left out");
    }
    return paths.values();
  }

  private String notRead(Exception e) {
    return why(directory, e, "directory")
        + "; it is looked for again, and everything else goes on (setting textfile)";
  }

  private static String why(Path path, Exception e, String kind) {
    if (e instanceof NoSuchFileException) {
      return "there is no " + kind + " " + path;
    }
    if (e instanceof NotDirectoryException) {
      return path + " is not a directory";
    }
    if (e instanceof AccessDeniedException) {
      return "the user of this process may not read the " + kind + " " + path;
    }
    return path + " cannot be read: " + Stderr.brief(e);
  }

  private static PromFile read(Path path, @Nullable PromFile before) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (before != null && before.isStill(attributes)) {
      return before;
    }
    // A pipe would have the reader wait for a writer.
    if (!attributes.isRegularFile()) {
      throw new IOException("not a regular file");
    }
    if (attributes.size() > MOST_BYTES) {
      throw new IOException("more than 1 MiB");
    }
    long readMillis = System.currentTimeMillis();
    // One byte more shows that the file has grown meanwhile, or is of the kind that has no size.
    byte[] bytes = new byte[(int) attributes.size() + 1];
    int length = 0;
    try (InputStream in = Files.newInputStream(path)) {
      int count;
      while ((count = in.read(bytes, length, bytes.length - length)) > 0) {
        length += count;
        if (length > MOST_BYTES) {
          throw new IOException("more than 1 MiB");
        }
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
      }
    }
    return new PromFile(path, attributes, readMillis, bytes, length, MOST_SAMPLES);
  }
}
