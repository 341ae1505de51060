/**
 * What recording one request costs: JMH benchmarks of the agent's hot path, from what advice calls
 * to the held data point, beside yardsticks in the same run.
 */
@NullMarked
package io.gameserverexporter.benchmarks.recording;

import org.jspecify.annotations.NullMarked;
