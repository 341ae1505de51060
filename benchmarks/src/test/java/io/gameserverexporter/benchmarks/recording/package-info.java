/** That the benchmarks run, and that recording a request allocates nothing. */
package io.gameserverexporter.benchmarks.recording;
