/**
 * A program that does nothing but load classes, for what an agent costs that looks at each of them.
 * Has a jar of its own, and sees nothing of the agent.
 */
package io.gameserverexporter.benchmarks.classes;
