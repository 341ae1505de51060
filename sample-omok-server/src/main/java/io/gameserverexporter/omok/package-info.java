/**
 * The Omok game server: starting its services, in one process or each in its own. Hive keeps
 * accounts, game is the game's interface, match pairs players; {@code bots} plays on them.
 *
 * <p>Calls between the services over HTTP are exactly two: game asks hive's {@code /verifytoken}
 * once for every {@code /login} whose body and versions are right, and match's {@code
 * /requestmatching} once for every {@code /matching/request} that passes the checks.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok;
