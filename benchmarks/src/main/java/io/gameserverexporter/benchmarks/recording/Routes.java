package io.gameserverexporter.benchmarks.recording;

/** The routes of a server that has many. */
final class Routes {
  static final int BITS = 6;
  static final int COUNT = 1 << BITS;

  private Routes() {}

  static String[] all() {
    String[] routes = new String[COUNT];
    for (int i = 0; i < COUNT; i++) {
      routes[i] = "/api/v1/service-" + i + "/players/{id}";
    }
    return routes;
  }
}
