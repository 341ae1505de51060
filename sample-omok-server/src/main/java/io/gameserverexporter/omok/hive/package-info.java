/** The hive service: accounts, passwords and the tokens that prove a login. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.hive;
