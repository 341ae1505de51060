/** Tests of the rules and the bytes of a board. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.board;
