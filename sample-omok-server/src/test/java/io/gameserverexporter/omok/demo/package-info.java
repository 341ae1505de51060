/** What the demonstration makes of what the bots and the agents report. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.demo;
