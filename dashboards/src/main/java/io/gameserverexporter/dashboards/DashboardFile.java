package io.gameserverexporter.dashboards;

import java.util.List;

/**
 * A file, and what is in it.
 *
 * @param name without its folder
 */
record DashboardFile(String name, Dashboard dashboard, Language language) {
  static List<DashboardFile> all() {
    return List.of(
        new DashboardFile("overview.json", Overview.dashboard(), Language.ENGLISH),
        new DashboardFile("overview.ko.json", Overview.dashboard(), Language.KOREAN),
        new DashboardFile("http.json", HttpRequests.dashboard(), Language.ENGLISH),
        new DashboardFile("jvm.json", JvmDetails.dashboard(), Language.ENGLISH),
        new DashboardFile("host.json", Host.dashboard(), Language.ENGLISH),
        new DashboardFile("fleet.json", Fleet.dashboard(), Language.ENGLISH));
  }

  String text() {
    return Json.write(dashboard.json(language));
  }
}
