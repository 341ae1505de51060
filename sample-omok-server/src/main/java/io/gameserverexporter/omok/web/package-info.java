/**
 * What the three services' HTTP interfaces have in common: error codes, JSON, limits, and that
 * every failure is answered with a {@code result}.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.web;
