package io.gameserverexporter.config.game;

/** A text that is no path; the message says why, in the middle of a sentence. */
final class PathException extends Exception {
  PathException(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
