package io.gameserverexporter.web;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A well-formed GET or HEAD request. Immutable. */
final class Request {
  final boolean head;
  final String path;
  final @Nullable String query;
  final @Nullable String accept;
  final @Nullable String acceptEncoding;
  final @Nullable String ifNoneMatch;

  /** Whether the client wants to use the connection again. */
  final boolean keepAlive;

  /** Whether the client is of HTTP/1.0 and must be told that its connection stays open. */
  final boolean http10;

  /** Bytes of body that follow the headers, at most {@link Limits#BODY_BYTES}. */
  final int bodyBytes;

  Request(
      boolean head,
      String path,
      @Nullable String query,
      @Nullable String accept,
      @Nullable String acceptEncoding,
      @Nullable String ifNoneMatch,
      boolean keepAlive,
      boolean http10,
      int bodyBytes) {
    this.head = head;
    this.path = path;
    this.query = query;
    this.accept = accept;
    this.acceptEncoding = acceptEncoding;
    this.ifNoneMatch = ifNoneMatch;
    this.keepAlive = keepAlive;
    this.http10 = http10;
    this.bodyBytes = bodyBytes;
  }

  /** Every value that the query gives to a parameter, decoded, in order. */
  List<String> parameters(String name) {
    List<String> values = new ArrayList<>();
    if (query == null) {
      return values;
    }
    int start = 0;
    while (start <= query.length()) {
      int end = query.indexOf('&', start);
      if (end < 0) {
        end = query.length();
      }
      int equals = query.indexOf('=', start);
      if (equals >= 0 && equals < end && decode(query.substring(start, equals)).equals(name)) {
        values.add(decode(query.substring(equals + 1, end)));
      }
      start = end + 1;
    }
    return values;
  }

  // The parser has seen to it that every % stands before two hexadecimal digits.
  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JVM knows UTF-8", e);
    }
  }
}
