package io.gameserverexporter.omok.game.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gameserverexporter.omok.store.ExpiringStore;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Logged-in players; a login ends the player's earlier session. */
public final class Sessions {
  static final Duration KEEP = Duration.ofHours(10);

  /** A client that plays asks more often than this. */
  private static final Duration ONLINE = Duration.ofMinutes(1);

  private final ExpiringStore store;
  private final Clock clock;
  private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();

  /** Sessions in game's own store. */
  public Sessions(ExpiringStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Starts a player's session. */
  public void start(Player player, String token) {
    lastSeen.put(player.id(), clock.instant());
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
    if (!same) {
      return null;
    }
    lastSeen.put(playerId, clock.instant());
    return new Player(Long.parseLong(session.substring(0, space)), playerId);
  }

  /** How many players have called within the last minute. */
  int online() {
    Instant since = clock.instant().minus(ONLINE);
    lastSeen.values().removeIf(seen -> seen.isBefore(since));
    return lastSeen.size();
  }

  private static String key(String playerId) {
    return "omok:session:" + playerId;
  }
}
