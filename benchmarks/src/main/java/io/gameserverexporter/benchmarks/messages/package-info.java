/**
 * What a message costs in a Netty pipeline, with the agent and without. See {@code
 * docs/performance.md}.
 */
package io.gameserverexporter.benchmarks.messages;
