/**
 * Bots that play on the server over HTTP, and count every call they make by service, route and
 * status, for comparison with what a monitoring system has counted.
 *
 * <p>The services call each other too, and the report says how often: one {@code /verifytoken} at
 * hive for every {@code /login} at game that was answered with 200, and one {@code
 * /requestmatching} at match for every {@code /matching/request} that was. A {@code /login} that
 * fails the checks before (HTTP 400, 426) causes none. These rows have the cause {@code server}.
 *
 * <p>A call without an answer is reported apart, since nobody can tell whether the server has
 * counted it.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.bots;
