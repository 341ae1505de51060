package io.gameserverexporter.collect.textfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric family as one file has it. */
final class FileFamily {
  final String name;

  /** The line that names it first. */
  final int line;

  FamilyType type = FamilyType.UNTYPED;

  /** Null where the file has none; an empty text is one. */
  @Nullable String help;

  final List<FileSample> samples = new ArrayList<>();

  FileFamily(String name, int line) {
    this.name = name;
    this.line = line;
  }

  /** Every name that its series may have. */
  List<String> seriesNames() {
    List<String> names = new ArrayList<>();
    names.add(name);
    for (String suffix : type.suffixes()) {
      if (!suffix.isEmpty()) {
        names.add(name + suffix);
      }
    }
    return names;
  }
}
