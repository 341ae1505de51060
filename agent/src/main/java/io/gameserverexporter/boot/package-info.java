/**
 * What advice inlined into the game server's classes may call, and the loader of everything else.
 *
 * <p>Class loader: the boot loader (the agent's jar is appended to its search path), so that every
 * class of the application can link to it. May import: {@code java.*} only; a class here is seen by
 * the whole JVM and must work on Java 8.
 *
 * <p>An {@code HttpExchange} rides on an object of the server that is used again. Where that has no
 * room for it, one of these keeps it: {@code HttpConnections} by a connection that says when it
 * closes, {@code HttpChannels} by a pooled object that does not, {@code HttpRequests} by a request
 * among several on a connection, {@code HttpPipeline} and its {@code HttpStreams} all those of one
 * Netty channel.
 *
 * <p>Counts are {@code StripedCounts}; those of a thread that counts often lie in {@code
 * OwnCounts}. What is kept with a thread, that and the exchange it works on, is its {@code
 * ThreadState}.
 */
package io.gameserverexporter.boot;
