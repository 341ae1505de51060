/**
 * What scrapes do to a large JVM: how late a heartbeat comes and how long requests take with and
 * without them, and whether memory grows over many.
 *
 * <p>{@link io.gameserverexporter.benchmarks.pauses.Pauses} starts {@link
 * io.gameserverexporter.benchmarks.pauses.HeartbeatServer} with the agent, in a JVM of its own.
 */
package io.gameserverexporter.benchmarks.pauses;
