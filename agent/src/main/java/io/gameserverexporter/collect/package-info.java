/**
 * Sources of metrics about the JVM, the process and the host: one source, one file.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code boot}, {@code
 * config}, prometheus-metrics and OSHI.
 */
package io.gameserverexporter.collect;
