package io.gameserverexporter.omok.bots;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The routes of the services. */
final class Routes {
  private static final Map<Service, Set<String>> ROUTES =
      Map.of(
          Service.HIVE,
          Set.of("/register", "/login", "/verifytoken"),
          Service.MATCH,
          Set.of("/requestmatching"),
          Service.GAME,
          Set.of(
              "/hello",
              "/fakelogin",
              "/login",
              "/matching/request",
              "/matching/check",
              "/gameplay/put-omok",
              "/gameplay/giveup-put-omok",
              "/gameplay/turn-checking",
              "/gameplay/omok-game-data",
              "/playerinfo/basic-player-data",
              "/playerinfo/update-nickname",
              "/item/get-list",
              "/mail/get-mailbox",
              "/mail/read",
              "/mail/receive-item",
              "/mail/delete",
              "/attendance/get-info",
              "/attendance/check",
              "/friend/get-list",
              "/friend/get-request-list",
              "/friend/request",
              "/friend/accept"));

  private Routes() {}

  /** The route that answers a call, or "" when none does: another path, or another method. */
  static String of(Service service, String method, String path) {
    String route = path.toLowerCase(Locale.ROOT);
    return method.equals("POST") && ROUTES.getOrDefault(service, Set.of()).contains(route)
        ? route
        : "";
  }
}
