/**
 * Values that expire: tokens, sessions, match results, boards, and the lock of one request per
 * player.
 *
 * <p>Embedded (the default), they live in the memory of the process that owns them. Tokens belong
 * to hive, sessions and locks to game: no other service reads them. Match results and boards are
 * written by match and read and written by game. When all services share one process they share the
 * map. When each has its own process, match owns the map and serves it on a loopback TCP port of
 * the kernel's choice; it writes the port and a random secret into a file in the data folder,
 * readable by its owner only, and game connects with what it finds there. So the processes need the
 * same machine and the same data folder, and no further port has to be chosen. It is not HTTP, so
 * these calls appear in nobody's request counts.
 *
 * <p>With the profile {@code redis} all of them live in Redis, and the services may run on
 * different machines.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.store;
