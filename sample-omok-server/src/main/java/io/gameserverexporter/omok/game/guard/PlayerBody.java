package io.gameserverexporter.omok.game.guard;

import org.jspecify.annotations.Nullable;

/** A request body that names the player, who must be the one in the headers. */
public interface PlayerBody {
  /** The player's id as sent. */
  @Nullable String playerId();
}
