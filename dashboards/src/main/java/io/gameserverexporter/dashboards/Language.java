package io.gameserverexporter.dashboards;

/** What a dashboard can be written in. */
enum Language {
  ENGLISH,
  KOREAN
}
