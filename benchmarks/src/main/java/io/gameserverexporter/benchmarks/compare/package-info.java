/**
 * Runs servers with and without the agent in turn, loads them, and prints what the agent costs
 * beside its targets. Start with the script {@code benchmarks/compare}.
 */
@NullMarked
package io.gameserverexporter.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
