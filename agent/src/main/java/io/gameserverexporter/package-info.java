/**
 * The agent's entry point and the order of its start.
 *
 * <p>Class loader: {@link io.gameserverexporter.AgentEntry} lives on the system class path and
 * imports {@code java.*} and {@code boot} only; everything else, {@link
 * io.gameserverexporter.Agent} included, lives in the agent's isolated loader.
 */
package io.gameserverexporter;
