/**
 * What every source of metrics is made of: {@code Source}, the {@code Reading} that it fills with
 * the values of {@code Family}s, and the reader of the kernel's small files.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*} and prometheus-metrics.
 */
package io.gameserverexporter.collect.source;
