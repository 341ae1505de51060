package io.gameserverexporter.omok.bots;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Ends a bot run: the report goes to standard output and, if asked for, into a file. */
public final class BotsCommand {
  private final BotOptions options;
  private final BotRunner runner;
  private boolean reported;

  /** The end of a run with the given options. */
  public BotsCommand(BotOptions options, BotRunner runner) {
    this.options = options;
    this.runner = runner;
  }

  /**
   * Stops the bots and reports, once; a second call waits for the first.
   *
   * @return whether every call was answered
   * @throws UncheckedIOException when the report cannot be written
   */
  public synchronized boolean finish() {
    Report report = runner.stop();
    if (!reported) {
      reported = true;
      System.out.print(report.table());
      System.out.flush();
      if (options.report() != null) {
        try {
          report.write(options.report());
        } catch (IOException e) {
          throw new UncheckedIOException("cannot write " + options.report(), e);
        }
      }
    }
    return report.failed().isEmpty();
  }
}
