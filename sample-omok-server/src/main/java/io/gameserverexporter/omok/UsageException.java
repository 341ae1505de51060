package io.gameserverexporter.omok;

/** The command line cannot be understood; the message is for the one who typed it. */
public final class UsageException extends RuntimeException {
  /** What is wrong, and what is right. */
  public UsageException(String message) {
    super(message, null, false, false);
  }
}
