/**
 * From events to held data points: the request metrics, their labels and the series budget.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code boot}, {@code
 * config} and prometheus-metrics. What is called on the server's threads allocates nothing and
 * takes no lock once a series exists.
 */
package io.gameserverexporter.meter;
