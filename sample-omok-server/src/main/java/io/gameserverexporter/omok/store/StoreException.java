package io.gameserverexporter.omok.store;

/** The store cannot be reached; what was asked of it may or may not have been done. */
public final class StoreException extends RuntimeException {
  /** What could not be reached, and what to do about it. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
