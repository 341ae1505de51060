package io.gameserverexporter.omok.demo;

/** The demonstration cannot go on; the message says why. */
public final class DemoException extends RuntimeException {
  DemoException(String message) {
    super(message);
  }
}
