package io.gameserverexporter.omok.match;

import io.gameserverexporter.omok.room.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Waiting players, the longest waiting first; each is in the queue at most once. One lock covers
 * the queue and the match results, so that a player who asks again while being paired is either in
 * the new room or in the queue, never in both and never in neither.
 */
final class Matchmaker {
  private final Map<String, Instant> waitingSince = new LinkedHashMap<>();
  private final Rooms rooms;
  private final Clock clock;

  Matchmaker(Rooms rooms, Clock clock) {
    this.rooms = rooms;
    this.clock = clock;
  }

  synchronized void request(String playerId) {
    // The result of an earlier game would otherwise be taken for this one's.
    rooms.forgetMatchOf(playerId);
    waitingSince.putIfAbsent(playerId, clock.instant());
  }

  /**
   * Opens rooms, each for the two longest-waiting players, until fewer than two wait. When the
   * store fails, the players it failed for stay in the queue.
   */
  synchronized void pairAll() {
    while (waitingSince.size() >= 2) {
      Iterator<String> players = waitingSince.keySet().iterator();
      String black = players.next();
      String white = players.next();
      rooms.open(black, white, clock.instant());
      waitingSince.remove(black);
      waitingSince.remove(white);
    }
  }

  /** How long the player at the head of the queue has waited, in seconds; 0 when nobody does. */
  synchronized double longestWaitSeconds() {
    Iterator<Instant> since = waitingSince.values().iterator();
    return since.hasNext()
        ? Duration.between(since.next(), clock.instant()).toMillis() / 1000.0
        : 0;
  }
}
