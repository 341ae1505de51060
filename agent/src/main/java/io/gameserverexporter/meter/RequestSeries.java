package io.gameserverexporter.meter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One label set of the request histogram, with its held data point. Immutable. */
final class RequestSeries {
  private final String method;
  private final String scheme;
  private final String prefix;
  private final @Nullable String route;
  private final int status;
  private final @Nullable String errorType;
  private final DurationHistogram.Point point;

  RequestSeries(
      String method,
      String scheme,
      String prefix,
      @Nullable String route,
      int status,
      @Nullable String errorType,
      DurationHistogram.Point point) {
    this.method = method;
    this.scheme = scheme;
    this.prefix = prefix;
    this.route = route;
    this.status = status;
    this.errorType = errorType;
    this.point = point;
  }

  /** The same for equal label values; strings keep their hash, so this costs no walk over them. */
  static int hash(
      String method,
      String scheme,
      String prefix,
      @Nullable String route,
      int status,
      @Nullable String errorType) {
    int hash = method.hashCode();
    hash = 31 * hash + scheme.hashCode();
    hash = 31 * hash + prefix.hashCode();
    hash = 31 * hash + (route == null ? 0 : route.hashCode());
    hash = 31 * hash + status;
    hash = 31 * hash + (errorType == null ? 0 : errorType.hashCode());
    return hash ^ (hash >>> 16);
  }

  int hash() {
    return hash(method, scheme, prefix, route, status, errorType);
  }

  // Method and scheme come from HttpLabels, which always gives the same instances.
  @SuppressWarnings("ReferenceEquality")
  boolean is(
      String otherMethod,
      String otherScheme,
      String otherPrefix,
      @Nullable String otherRoute,
      int otherStatus,
      @Nullable String otherErrorType) {
    return status == otherStatus
        && method == otherMethod
        && scheme == otherScheme
        && Objects.equals(route, otherRoute)
        && Objects.equals(prefix, otherPrefix)
        && Objects.equals(errorType, otherErrorType);
  }

  DurationHistogram.Point point() {
    return point;
  }
}
