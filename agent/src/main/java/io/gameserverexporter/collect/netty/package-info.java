/**
 * What is asked of Netty's own objects in a scrape: one source, one file. What its channels do is
 * counted as it happens, in {@code meter}.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code boot}, {@code
 * meter} (to ask objects whose classes cannot be named), {@code collect.source} and
 * prometheus-metrics.
 */
package io.gameserverexporter.collect.netty;
