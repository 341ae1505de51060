/**
 * What a call costs of a method that the operator names, from the woven code on. See {@code
 * docs/performance.md}.
 */
package io.gameserverexporter.benchmarks.game;
