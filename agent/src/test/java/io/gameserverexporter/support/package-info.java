/**
 * What tests that fork JVMs and talk to servers have in common: the JDKs there are, forked servers,
 * raw HTTP over sockets, and the metrics read back.
 */
package io.gameserverexporter.support;
