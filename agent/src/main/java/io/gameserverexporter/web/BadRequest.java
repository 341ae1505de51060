package io.gameserverexporter.web;

/** A request that cannot be served; its message tells the client what to change. */
final class BadRequest extends Exception {
  final transient Status status;

  BadRequest(Status status, String message) {
    // No stack trace: it costs more than the request, and a client may send many.
    super(message, null, false, false);
    this.status = status;
  }
}
