/**
 * Misbehaviour on demand, to see alerts fire: a service started with {@code --break=} becomes slow,
 * fails, drowns in garbage, leaks memory or ends, after a healthy while and for as long as asked.
 * Without that option nothing of this package is loaded into a service.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.fault;
