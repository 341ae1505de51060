/**
 * What this process takes from the system: one source, one file, and a line in {@code
 * ProcessSources}.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code
 * com.sun.management}, {@code collect.source}.
 */
package io.gameserverexporter.collect.process;
