/**
 * The agent's own HTTP endpoint.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*}, {@code boot}, {@code
 * config} and prometheus-metrics.
 */
package io.gameserverexporter.web;
