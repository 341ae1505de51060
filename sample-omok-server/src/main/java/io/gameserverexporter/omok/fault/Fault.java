package io.gameserverexporter.omok.fault;

/** A misbehaviour, which begins and ends once. */
interface Fault {
  void begin();

  void end();
}
