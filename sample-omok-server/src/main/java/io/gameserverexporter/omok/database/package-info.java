/**
 * The relational database: H2 in a file of the data folder, one for hive and one for game, or
 * MariaDB with the profile {@code mariadb}. The statements are the same for both.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.database;
