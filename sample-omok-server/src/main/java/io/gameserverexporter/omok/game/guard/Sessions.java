package io.gameserverexporter.omok.game.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gameserverexporter.omok.store.ExpiringStore;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Logged-in players; a login ends the player's earlier session. */
public final class Sessions {
  static final Duration KEEP = Duration.ofHours(10);

  private final ExpiringStore store;

  /** Sessions in game's own store. */
  public Sessions(ExpiringStore store) {
    this.store = store;
  }

  /** Starts a player's session. */
  public void start(Player player, String token) {
    store.put(key(player.id()), (player.uid() + " " + token).getBytes(UTF_8), KEEP);
  }

  /** The player with this id and token, or null when there is no such session. */
  @Nullable Player find(String playerId, String token) {
    byte[] stored = store.get(key(playerId));
    if (stored == null) {
      return null;
    }
    String session = new String(stored, UTF_8);
    int space = session.indexOf(' ');
    boolean same =
        MessageDigest.isEqual(session.substring(space + 1).getBytes(UTF_8), token.getBytes(UTF_8));
    return same ? new Player(Long.parseLong(session.substring(0, space)), playerId) : null;
  }

  private static String key(String playerId) {
    return "omok:session:" + playerId;
  }
}
