/**
 * What counting requests costs at the very least: a server whose own handler counts them by hand.
 *
 * <p>{@link io.gameserverexporter.benchmarks.floor.Floor} is the whole program; no agent takes
 * part. What it says is the part of an agent's cost that no agent can save.
 */
package io.gameserverexporter.benchmarks.floor;
