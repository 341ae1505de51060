/** The rules of omok and the byte form in which a board is stored and sent. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.board;
