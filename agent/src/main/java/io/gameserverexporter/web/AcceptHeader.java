package io.gameserverexporter.web;

import org.jspecify.annotations.Nullable;

/** What of an Accept header client_java's writers may see. */
final class AcceptHeader {
  private static final String PROTOBUF = "application/vnd.google.protobuf";

  private AcceptHeader() {}

  /**
   * The header without the protobuf format: client_java takes a scrape by it even where its writer
   * is not in the jar, and fails then. A Prometheus that prefers protobuf accepts text as well.
   */
  static @Nullable String withoutProtobuf(@Nullable String accept) {
    if (accept == null || !accept.contains(PROTOBUF)) {
      return accept;
    }
    StringBuilder rest = new StringBuilder(accept.length());
    int start = 0;
    while (start < accept.length()) {
      int comma = accept.indexOf(',', start);
      if (comma < 0) {
        comma = accept.length();
      }
      String range = accept.substring(start, comma);
      if (!range.contains(PROTOBUF)) {
        if (rest.length() > 0) {
          rest.append(',');
        }
        rest.append(range);
      }
      start = comma + 1;
    }
    return rest.length() == 0 ? null : rest.toString();
  }
}
