package io.gameserverexporter.collect.textfile;

import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file as it was read. */
final class PromFile {
  /** A file that was changed this shortly before may change again without another time. */
  private static final long SURE_MILLIS = 2_000;

  private static final long MILLIS_PER_SECOND = 1_000;

  final String path;
  final Labels labels;
  final int samples;

  private final BasicFileAttributes attributes;
  private final boolean settled;
  private List<FileFamily> families = Collections.emptyList();
  private @Nullable String problem;

  /**
   * Reads what the file holds.
   *
   * @param attributes from before it was read
   * @param readMillis when it was read
   */
  PromFile(
      Path path,
      BasicFileAttributes attributes,
      long readMillis,
      byte[] bytes,
      int length,
      int mostSamples) {
    this.path = path.toString();
    this.labels = Labels.of("file", this.path);
    this.attributes = attributes;
    this.settled = readMillis - attributes.lastModifiedTime().toMillis() > SURE_MILLIS;
    int all = 0;
    try {
      families = TextFormat.parse(bytes, length, mostSamples);
      for (FileFamily family : families) {
        all += family.samples.size();
      }
    } catch (TextFormatException e) {
      problem = this.path + " " + e.why();
    }
    samples = all;
  }

  List<FileFamily> families() {
    return families;
  }

  /** Why it cannot be used; null when it can. */
  @Nullable String problem() {
    return problem;
  }

  /** Whole seconds, as node_exporter has them. */
  double modifiedSeconds() {
    return Math.floorDiv(attributes.lastModifiedTime().toMillis(), MILLIS_PER_SECOND);
  }

  /** Whether the file that now has these attributes is the one that was read. */
  boolean isStill(BasicFileAttributes now) {
    return settled
        && now.size() == attributes.size()
        && now.lastModifiedTime().equals(attributes.lastModifiedTime())
        && Objects.equals(now.fileKey(), attributes.fileKey());
  }
}
