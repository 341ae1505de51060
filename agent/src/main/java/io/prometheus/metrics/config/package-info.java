/**
 * Replacements for classes of client_java whose own versions would read the application's settings.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*} and this package.
 */
package io.prometheus.metrics.config;
