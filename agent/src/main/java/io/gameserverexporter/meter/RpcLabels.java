package io.gameserverexporter.meter;

import io.prometheus.metrics.model.snapshots.Labels;

/**
 * Labels of calls.
 *
 * <p>Source: OpenTelemetry semantic conventions for RPC, stable since 1.45, and its page on gRPC,
 * which says what codes are errors of a server.
 */
final class RpcLabels {
  /** Methods that the server does not have, and those for which there are no series left. */
  static final String OTHER_METHOD = "_OTHER";

  private static final String SYSTEM = "grpc";

  // By their numbers, from the specification of gRPC; then what is none.
  private static final String[] CODES = {
    "OK",
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
    "",
  };

  /** How many values {@link #place} has. */
  static final int PLACES = CODES.length;

  private RpcLabels() {}

  /** A number that is a status code's, or the one after these for what is none. */
  static int place(int code) {
    return code >= 0 && code < PLACES - 1 ? code : PLACES - 1;
  }

  static Labels ofSystem() {
    return Labels.of("rpc_system_name", SYSTEM);
  }

  static Labels ofMethod(String fullName) {
    return ofSystem().merge(Labels.of("rpc_service", service(fullName), "rpc_method", fullName));
  }

  static Labels ofCall(String fullName, int place) {
    String code = CODES[place];
    return ofMethod(fullName)
        .merge(Labels.of("rpc_status_code", code, "error_type", isError(place) ? code : ""));
  }

  private static String service(String fullName) {
    int slash = fullName.lastIndexOf('/');
    return slash < 0 ? fullName : fullName.substring(0, slash);
  }

  /** What a client did wrong is no error here. */
  private static boolean isError(int place) {
    switch (CODES[place]) {
      case "UNKNOWN":
      case "DEADLINE_EXCEEDED":
      case "UNIMPLEMENTED":
      case "INTERNAL":
      case "UNAVAILABLE":
      case "DATA_LOSS":
        return true;
      default:
        return false;
    }
  }
}
