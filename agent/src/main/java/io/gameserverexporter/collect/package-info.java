/**
 * Sources of metrics about the JVM, the process, its container and the host: one source, one file,
 * in the packages below. Here is what reads them.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code boot}, {@code
 * config}, the packages below this one, and prometheus-metrics.
 *
 * <p>{@link io.gameserverexporter.collect.Collectors} registers all sources as one. A source says
 * how it is read: in the scrape, when that takes some microseconds and cannot block (the JVM's own
 * counters, and the files that the kernel makes up in memory under {@code /proc}: counters are best
 * read at the moment of the scrape, or their rates waver), or in the background by the one sampler
 * thread (file systems, other programs, OSHI). To add one: a class that implements {@code Source}
 * and a line in the table of its package ({@code JvmSources}, {@code HostSources}...), and its name
 * in {@code StandardSources}.
 */
package io.gameserverexporter.collect;
