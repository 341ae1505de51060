/**
 * The exactness tests: real servers in JVMs of their own with the finished agent, driven over raw
 * sockets; what the agent has counted must equal what was sent, to the last request. The servers'
 * sources are in {@code src/test/servers}.
 */
package io.gameserverexporter.exactness;
