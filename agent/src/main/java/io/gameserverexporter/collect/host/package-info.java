/**
 * The machine, under the names of node_exporter's collectors: one source, one file, and a line in
 * {@code HostSources}; those whose names begin with {@code Oshi} serve systems other than Linux.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code collect.source},
 * prometheus-metrics, OSHI.
 */
package io.gameserverexporter.collect.host;
