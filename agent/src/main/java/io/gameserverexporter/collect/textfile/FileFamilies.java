package io.gameserverexporter.collect.textfile;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The families of all files together, of which Prometheus takes each series once: a file's family
 * that does not go with what was there before it is left out. Of two help texts the first counts,
 * as in node_exporter, and a family without one has that of another file.
 */
final class FileFamilies {
  /**
   * What the agent itself has beside its collectors, or will have: {@code Collectors} see those.
   */
  private static final String[] OF_THE_AGENT = {
    "gameserver_exporter_",
    "http_server_active_requests",
    "http_server_request_duration_seconds",
    TextFiles.PREFIX
  };

  private final SortedMap<String, String> fixedLabels;
  private final Set<String> ofOthers;
  private final Map<String, Shown> shown = new LinkedHashMap<>();

  /** Which family has the series of this name. */
  private final Map<String, String> owners = new HashMap<>();

  private final List<String> problems = new ArrayList<>();

  /**
   * @param fixedLabels what each series gets where it has no label of that name
   * @param ofOthers names of families that the agent's other sources have
   */
  FileFamilies(SortedMap<String, String> fixedLabels, Set<String> ofOthers) {
    this.fixedLabels = fixedLabels;
    this.ofOthers = ofOthers;
  }

  /** A family with what several files say of it. */
  private static final class Shown {
    final FileFamily family;
    final Set<Object> series = new HashSet<>();
    final StringBuilder files = new StringBuilder();

    Shown(FileFamily first) {
      family = new FileFamily(first.name, first.line);
      family.type = first.type;
    }
  }

  /** Adds what one file has. */
  void add(String file, List<FileFamily> families) {
    for (FileFamily family : families) {
      String problem = problemOf(file, family);
      if (problem != null) {
        problems.add(
            file
                + " line "
                + family.line
                + ": the family "
                + family.name
                + " is left out: "
                + problem);
      }
    }
  }

  /** Adds a family, or says why not. */
  private @Nullable String problemOf(String file, FileFamily family) {
    if (isOfTheAgent(family.name)) {
      return "the agent itself has one of this name";
    }
    Shown known = shown.get(family.name);
    if (known == null) {
      for (String name : family.seriesNames()) {
        if (owners.containsKey(name)) {
          return "series of its name are those of " + owners.get(name);
        }
      }
      known = new Shown(family);
    } else if (known.family.type != family.type) {
      return "it is a " + known.family.type.text + " in " + known.files;
    } else if (known.family.help != null
        && family.help != null
        && !known.family.help.equals(family.help)) {
      return "it has another help text in " + known.files;
    }
    Set<Object> series = new HashSet<>();
    for (FileSample sample : family.samples) {
      Object each = series(sample);
      if (known.series.contains(each) || !series.add(each)) {
        return "the series of line " + sample.line + " is there twice";
      }
    }
    known.series.addAll(series);
    known.family.samples.addAll(family.samples);
    known.family.help = known.family.help == null ? family.help : known.family.help;
    known.files.append(known.files.length() == 0 ? "" : ", ").append(file);
    shown.put(family.name, known);
    for (String name : family.seriesNames()) {
      owners.put(name, family.name);
    }
    return null;
  }

  private boolean isOfTheAgent(String name) {
    for (String prefix : OF_THE_AGENT) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return ofOthers.contains(name);
  }

  /** What tells a series of one family from the others, on the page with the fixed labels. */
  private Object series(FileSample sample) {
    Labels labels = sample.labels;
    for (Map.Entry<String, String> fixed : fixedLabels.entrySet()) {
      if (!labels.contains(fixed.getKey())) {
        labels = labels.add(fixed.getKey(), fixed.getValue());
      }
    }
    List<Object> key = new ArrayList<>(3);
    key.add(sample.suffix);
    key.add(labels);
    key.add(sample.hasBound() ? (Object) sample.boundValue() : sample.bound);
    return key;
  }

  /** What is left out and why, one line each. */
  List<String> problems() {
    return problems;
  }

  /** All that is shown, with the name of its family in the files. */
  Map<MetricSnapshot, String> snapshots() {
    Map<MetricSnapshot, String> all = new HashMap<>();
    for (Shown each : shown.values()) {
      if (each.family.help == null) {
        each.family.help = "Metric read from " + each.files;
      }
      for (MetricSnapshot snapshot : FileSnapshots.of(each.family, owners.keySet())) {
        all.put(snapshot, each.family.name);
      }
    }
    return all;
  }
}
