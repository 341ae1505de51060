/**
 * The commands of {@code java -jar gameserver-exporter.jar}: help, version, the list of JVMs, and
 * attaching the agent to one of them. Runs in a JVM of its own, never in the game server's.
 *
 * <p>The Attach API is reached by reflection: it is a module that a runtime may lack since Java 9,
 * and a jar beside the runtime on Java 8.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code config} and
 * {@link io.gameserverexporter.Parts}.
 */
package io.gameserverexporter.cli;
