/** Misbehaviour on demand, over the services' interface. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.fault;
