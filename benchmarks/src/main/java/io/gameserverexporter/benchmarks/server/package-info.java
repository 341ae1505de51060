/**
 * The servers that the comparison runs, and how they are asked what they have used.
 *
 * <p>Each runs in a JVM of its own with nothing but its framework on the class path. Commands come
 * in on standard input, one a line, and answers go to standard output, so that no request but the
 * measured ones reaches the server.
 */
@NullMarked
package io.gameserverexporter.benchmarks.server;

import org.jspecify.annotations.NullMarked;
