package io.gameserverexporter.omok.bots;

import java.util.Optional;

/** What a call to game makes game call once; see the package's description. */
record CausedCall(Service service, String path) {
  /** The call that one causes that game answers with 200. */
  static Optional<CausedCall> of(Service service, String method, String path) {
    if (service != Service.GAME) {
      return Optional.empty();
    }
    return switch (Routes.of(service, method, path)) {
      case "/login" -> Optional.of(new CausedCall(Service.HIVE, "/verifytoken"));
      case "/matching/request" -> Optional.of(new CausedCall(Service.MATCH, "/requestmatching"));
      default -> Optional.empty();
    };
  }
}
