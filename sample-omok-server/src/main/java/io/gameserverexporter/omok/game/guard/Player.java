package io.gameserverexporter.omok.game.guard;

/**
 * Who sent a request that passed the checks.
 *
 * @param uid the number of the player's row
 * @param id the name by which the player logs in
 */
public record Player(long uid, String id) {
  /** The request attribute that holds it. */
  public static final String ATTRIBUTE = "io.gameserverexporter.omok.player";
}
