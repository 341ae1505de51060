package io.gameserverexporter.config;

/** A value that a setting cannot have; the message says why, in the middle of a sentence. */
final class BadValue extends Exception {
  BadValue(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
