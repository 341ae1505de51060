/**
 * The demonstration behind {@code ./demo}: the three services with the agent, bots, Prometheus and
 * Alertmanager where they are installed, all as processes of their own; and the comparison of what
 * the bots sent with what the agents counted.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.demo;
