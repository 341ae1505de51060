/** The game service: its start, logging in, and its calls to hive and match. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.game;
