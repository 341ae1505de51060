package io.gameserverexporter.collect.textfile;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of the text format. */
enum FamilyType {
  COUNTER("counter", null),
  GAUGE("gauge", null),
  UNTYPED("untyped", null),
  SUMMARY("summary", "quantile"),
  HISTOGRAM("histogram", "le");

  private static final List<String> PLAIN = Collections.singletonList("");
  private static final List<String> OF_SUMMARY =
      Collections.unmodifiableList(Arrays.asList("", "_sum", "_count"));
  private static final List<String> OF_HISTOGRAM =
      Collections.unmodifiableList(Arrays.asList("_bucket", "_sum", "_count"));

  /** As it stands in a {@code TYPE} line. */
  final String text;

  /** The label that tells the lines of one distribution apart, or null. */
  final @Nullable String boundLabel;

  FamilyType(String text, @Nullable String boundLabel) {
    this.text = text;
    this.boundLabel = boundLabel;
  }

  /** What the names of samples have behind the family's; first those with the label above. */
  List<String> suffixes() {
    return this == SUMMARY ? OF_SUMMARY : this == HISTOGRAM ? OF_HISTOGRAM : PLAIN;
  }

  /** The type of that name in any case, or null. */
  static @Nullable FamilyType of(String text) {
    for (FamilyType type : values()) {
      if (type.text.equalsIgnoreCase(text)) {
        return type;
      }
    }
    return null;
  }
}
