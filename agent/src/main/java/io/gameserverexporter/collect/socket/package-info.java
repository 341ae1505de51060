/**
 * Which ports the JDK's sockets have.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code boot}, {@code
 * meter} and {@code collect.source}.
 */
package io.gameserverexporter.collect.socket;
