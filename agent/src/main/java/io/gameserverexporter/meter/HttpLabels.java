package io.gameserverexporter.meter;

import org.jspecify.annotations.Nullable;

/**
 * The bounded values of request labels.
 *
 * <p>Source: OpenTelemetry semantic conventions for HTTP, 1.23 and later: methods of RFC 9110 and
 * RFC 5789, everything else is {@code _OTHER}.
 */
final class HttpLabels {
  static final String OTHER_METHOD = "_OTHER";
  static final String OTHER_ROUTE = "_other";
  static final String OTHER_SCHEME = "_OTHER";

  private HttpLabels() {}

  /** The method itself when it is a known one, else {@code _OTHER}; always the same instance. */
  static String method(@Nullable String method) {
    if (method != null) {
      switch (method) {
        case "GET":
          return "GET";
        case "POST":
          return "POST";
        case "HEAD":
          return "HEAD";
        case "PUT":
          return "PUT";
        case "DELETE":
          return "DELETE";
        case "OPTIONS":
          return "OPTIONS";
        case "PATCH":
          return "PATCH";
        case "CONNECT":
          return "CONNECT";
        case "TRACE":
          return "TRACE";
        default:
          break;
      }
    }
    return OTHER_METHOD;
  }

  /** {@code http}, {@code https}, {@code ws}, {@code wss}, else {@code _OTHER}. */
  static String scheme(@Nullable String scheme) {
    if (scheme == null) {
      return "http";
    }
    switch (scheme) {
      case "http":
        return "http";
      case "https":
        return "https";
      case "ws":
        return "ws";
      case "wss":
        return "wss";
      default:
        return OTHER_SCHEME;
    }
  }

  /** The status itself when it is one (100 to 999), else 0: no status. */
  static int status(int status) {
    return status >= 100 && status <= 999 ? status : 0;
  }

  /** Nothing but server errors carry an error type: what a client did wrong is no error here. */
  static @Nullable String errorType(int status, @Nullable String errorType) {
    return status >= 500 || status == 0 ? errorType : null;
  }
}
