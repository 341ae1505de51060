/** Playing a game: which room a player is in, and the moves. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.game.play;
