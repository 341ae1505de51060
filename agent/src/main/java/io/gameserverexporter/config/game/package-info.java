/**
 * The configuration file: what is to be watched of the game itself, as an operator writes it.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code config} and
 * SnakeYAML Engine. Nothing here is loaded unless the setting {@code config} or {@code ticks} is
 * given.
 */
package io.gameserverexporter.config.game;
