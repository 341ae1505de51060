/**
 * What advice inlined into the game server's classes may call, and the loader of everything else.
 *
 * <p>Class loader: the boot loader (the agent's jar is appended to its search path), so that every
 * class of the application can link to it. May import: {@code java.*} only; a class here is seen by
 * the whole JVM and must work on Java 8.
 */
package io.gameserverexporter.boot;
