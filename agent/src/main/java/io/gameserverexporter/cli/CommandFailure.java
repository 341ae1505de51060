package io.gameserverexporter.cli;

/** A command that cannot be carried out; the message tells the operator why and what to do. */
final class CommandFailure extends Exception {
  CommandFailure(String message) {
    super(message);
  }

  CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
