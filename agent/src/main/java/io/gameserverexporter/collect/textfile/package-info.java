/**
 * Metrics that other programs leave in files, as node_exporter's collector {@code textfile} shows
 * them: how a file is read ({@code TextFormat}), which families of all files are shown ({@code
 * FileFamilies}), and the source itself ({@code TextFiles}).
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code boot}, {@code
 * collect.source}, prometheus-metrics.
 */
package io.gameserverexporter.collect.textfile;
