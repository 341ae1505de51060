/** Tests of stores. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.store;
