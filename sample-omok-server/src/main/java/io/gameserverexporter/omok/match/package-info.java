/** The match service: a queue of waiting players, and a worker that pairs them. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.match;
