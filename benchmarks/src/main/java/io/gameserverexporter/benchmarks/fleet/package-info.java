/**
 * One Prometheus that scrapes many simulated game servers, and what that takes. Start with the
 * script {@code benchmarks/fleet}; the results and what they mean are in {@code docs/fleet.md}.
 */
@NullMarked
package io.gameserverexporter.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
