package io.gameserverexporter.omok.bots;

import java.util.Locale;

/** The services in the report. */
enum Service {
  HIVE,
  GAME,
  MATCH;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
