/**
 * What the operator names of the game itself: ticks, calls of methods, values of objects; and the
 * ticks of loops that the agent knows without.
 *
 * <p>{@link GamePlan} holds what is watched at the moment, the sources read it. It is not loaded
 * unless the setting {@code config} or {@code ticks} is given.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code boot}, {@code
 * config.game}, {@code meter}, {@code collect.source}, {@code collect.jvm}, {@code probe} (what is
 * to be woven) and prometheus-metrics.
 */
package io.gameserverexporter.collect.game;
