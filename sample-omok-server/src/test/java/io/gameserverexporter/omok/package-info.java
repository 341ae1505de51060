/** Tests of the Omok server, most of them over HTTP against a running one. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok;
