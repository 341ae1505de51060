/** What belongs to a player and outlives games: profile, items, mail, attendance, friends. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.game.player;
