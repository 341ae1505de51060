/**
 * Which scheduled tasks are counted, and under what name.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code boot}, {@code
 * meter} and {@code collect.source}.
 */
package io.gameserverexporter.collect.task;
