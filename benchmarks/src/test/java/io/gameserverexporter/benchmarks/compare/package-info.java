/** That the comparison reads, counts and prints right. */
package io.gameserverexporter.benchmarks.compare;
