package io.gameserverexporter.probe.weave;

/** A probe does not fit the framework's version; the message says what it did not find. */
public final class MisfitException extends Exception {
  MisfitException(String message) {
    super(message);
  }
}
