/**
 * The page on which a person plays: its files, and what it needs beside the game's interface. Its
 * own endpoints are under {@code /page}: hive is another origin, which a browser keeps a page from
 * calling, so register and log in are handed on; and a bot comes when asked for.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.game.page;
