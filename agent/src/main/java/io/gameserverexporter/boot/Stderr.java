package io.gameserverexporter.boot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The agent's only voice: single lines on the process's standard error.
 *
 * <p>Written to the file descriptor itself: {@code System.err} may have been replaced by the
 * application with a stream that logs, blocks or throws. The price: up to Java 16, {@code println}
 * writes a text and its line end one after the other, and a line of the agent's may come between.
 */
public final class Stderr {
  private static final String PREFIX = "gameserver-exporter: ";

  private Stderr() {}

  /**
   * Writes {@code gameserver-exporter: message} and a line end. Line breaks within the message
   * become spaces; a standard error that cannot be written to is ignored. {@link SaidLines} keeps
   * the message.
   */
  public static void line(String message) {
    confidentialLine(message);
    SaidLines.add(message);
  }

  /**
   * The same for a message that repeats what an operator has written, which may be a password in
   * the wrong place: nothing but standard error gets it.
   */
  public static void confidentialLine(String message) {
    String oneLine = PREFIX + message.replace('\n', ' ').replace('\r', ' ') + '\n';
    try {
      // One write call, so that lines of several threads do not mix. Not closed: it is not ours.
      new FileOutputStream(FileDescriptor.err).write(oneLine.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ignored) {
      // Nowhere left to say it.
    }
  }

  /** A throwable in a few words: its class and message. */
  public static String brief(Throwable cause) {
    String message = cause.getMessage();
    return cause.getClass().getName() + (message == null ? "" : ": " + message);
  }
}
