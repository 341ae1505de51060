package io.gameserverexporter.collect.textfile;

import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.ForeignSource;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code textfile}: what other programs write into {@code *.prom} files of a directory.
 *
 * <p>Bounded, and without harm to the rest of the page: a file that cannot be used is left out, and
 * so is a family that the agent or a file before it has. {@code node_textfile_scrape_error} is 1
 * then, and a line on standard error says what and why.
 */
public final class TextFiles implements ForeignSource {
  /** Of this source's own metrics. */
  static final String PREFIX = "node_textfile_";

  /** For files that are wrong in another way each time they are written. */
  private static final int MOST_LINES = 200;

  private final @Nullable FileDirectory directory;
  private final SortedMap<String, String> fixedLabels;
  private final Family modified =
      Family.gauge(PREFIX + "mtime_seconds", "Unixtime mtime of textfiles successfully read.");
  private final Family error =
      Family.gauge(
          PREFIX + "scrape_error",
          "1 if there was an error opening or reading a file, 0 otherwise");

  /** Families that the agent has itself, as scrapes have found out. */
  private final Set<String> ofOthers = Collections.newSetFromMap(new ConcurrentHashMap<>());

  /** How many of them the last reading knew. */
  private int knownOfOthers;

  /** What is shown is not yet what was read, also after a reading that has failed. */
  private boolean outdated;

  private volatile Map<MetricSnapshot, String> shown = Collections.emptyMap();
  private Set<String> problems = Collections.emptySet();
  private int lines;

  /**
   * @param directory where the files are; empty for nowhere
   * @param fixedLabels labels that every series gets
   */
  public TextFiles(String directory, SortedMap<String, String> fixedLabels) {
    this.directory = directory.isEmpty() ? null : new FileDirectory(directory);
    this.fixedLabels = fixedLabels;
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) {
    if (directory == null) {
      reading.add(error, 0);
      return;
    }
    int ofOthersNow = ofOthers.size();
    outdated |= directory.read() || ofOthersNow != knownOfOthers;
    if (outdated) {
      knownOfOthers = ofOthersNow;
      FileFamilies families = new FileFamilies(fixedLabels, ofOthers);
      for (PromFile file : directory.files()) {
        families.add(file.path, file.families());
      }
      shown = families.snapshots();
      List<String> now = new ArrayList<>(directory.problems());
      now.addAll(families.problems());
      say(now);
      outdated = false;
    }
    for (PromFile file : directory.files()) {
      reading.add(modified, file.labels, file.modifiedSeconds());
    }
    reading.add(error, problems.isEmpty() ? 0 : 1);
    for (MetricSnapshot snapshot : shown.keySet()) {
      reading.add(snapshot);
    }
  }

  /** Says what was not so at the reading before. */
  private void say(List<String> now) {
    for (String problem : now) {
      if (!problems.contains(problem) && lines < MOST_LINES) {
        lines++;
        Stderr.line(
            "collector textfile: "
                + problem
                + (lines == MOST_LINES ? " (the last line of this kind)" : ""));
      }
    }
    problems = new HashSet<>(now);
  }

  @Override
  public boolean isForeign(MetricSnapshot family) {
    return !family.getMetadata().getPrometheusName().startsWith(PREFIX);
  }

  @Override
  public void leftOut(MetricSnapshot family) {
    String name = shown.get(family);
    if (name != null) {
      ofOthers.add(name);
    }
  }
}
