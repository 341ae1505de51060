package io.gameserverexporter.config;

/** A value as somebody has written it, and where. */
final class Given {
  final Key key;
  final String value;

  /** Agent argument, environment variable or system property, by its name. */
  final String where;

  Given(Key key, String value, String where) {
    this.key = key;
    this.value = value;
    this.where = where;
  }

  /** The beginning of every message about it. */
  String subject() {
    return where + ": " + key.text + "=" + Text.shown(value);
  }
}
