/** Tests of the simulation of many game servers. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.benchmarks.fleet;
