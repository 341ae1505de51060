/**
 * What the JVM tells of itself: one source, one file, and a line in {@code JvmSources}.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code
 * javax.management}, {@code com.sun.management}, {@code boot}, {@code collect.source}, the
 * histogram of {@code meter}, prometheus-metrics.
 */
package io.gameserverexporter.collect.jvm;
