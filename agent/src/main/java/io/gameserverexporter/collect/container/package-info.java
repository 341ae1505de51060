/**
 * The control groups that this process is in: one source, one file, and a line in {@code
 * ContainerSources}.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code collect.source},
 * prometheus-metrics.
 */
package io.gameserverexporter.collect.container;
