/**
 * The whole thing as its operator sees it: services in processes of their own with the finished
 * agent, bots, a real Prometheus, and {@code ./demo}. These tests need the jars, so they run after
 * packaging; the ones that need Prometheus are skipped where it is not installed.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.e2e;
