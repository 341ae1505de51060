/** Tests of bots and their report. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.bots;
