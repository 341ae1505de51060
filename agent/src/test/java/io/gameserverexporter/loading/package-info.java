/**
 * How the agent gets into a JVM and what it does to it: the real jar in JVMs of their own, on each
 * JDK that there is.
 */
package io.gameserverexporter.loading;
