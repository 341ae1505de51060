package io.gameserverexporter.probe;

/** A probe does not fit the framework's version; the message says what it did not find. */
final class MisfitException extends Exception {
  MisfitException(String message) {
    super(message);
  }
}
