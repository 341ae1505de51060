/**
 * Every setting of the agent, read in one place: agent argument, environment, system properties.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*} and {@code boot}.
 */
package io.gameserverexporter.config;
