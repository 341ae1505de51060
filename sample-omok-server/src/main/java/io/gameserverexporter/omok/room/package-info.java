/**
 * Game rooms: what match writes when it has paired two players, and what game plays on. A match
 * result is kept for 3 minutes, a board for 2 minutes after the last move.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.room;
