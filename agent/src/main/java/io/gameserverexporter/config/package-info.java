/**
 * Every setting of the agent, read in one place: agent argument, environment, system properties.
 *
 * <p>Runs within {@code premain}, on the game server's start-up time: no regular expressions, no
 * {@code String.format}, no lambdas, no logging, no file system.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*} and {@code boot}.
 */
package io.gameserverexporter.config;
