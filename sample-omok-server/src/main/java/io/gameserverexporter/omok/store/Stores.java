package io.gameserverexporter.omok.store;

import java.io.Closeable;
import java.io.IOException;

/** The stores of one service. */
public interface Stores extends Closeable {
  /** What only this service reads and writes: tokens, sessions. */
  ExpiringStore own();

  /** What game and match share: match results and boards. */
  ExpiringStore shared();

  /** One request per player at a time. */
  PlayerLocks locks();

  /** Closes connections, if there are any of its own. */
  @Override
  default void close() throws IOException {}
}
