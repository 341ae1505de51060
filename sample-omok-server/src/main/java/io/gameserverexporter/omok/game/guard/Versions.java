package io.gameserverexporter.omok.game.guard;

import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The versions of the app and its data that this server understands. */
public final class Versions {
  /** Both of them. */
  public static final String SUPPORTED = "0.1.0";

  private Versions() {}

  /** Refuses others with HTTP 426, the app's version first. */
  public static void check(@Nullable String app, @Nullable String data) {
    if (!SUPPORTED.equals(app)) {
      throw OmokException.of(HttpStatus.UPGRADE_REQUIRED, ErrorCode.WRONG_APP_VERSION);
    }
    if (!SUPPORTED.equals(data)) {
      throw OmokException.of(HttpStatus.UPGRADE_REQUIRED, ErrorCode.WRONG_DATA_VERSION);
    }
  }
}
