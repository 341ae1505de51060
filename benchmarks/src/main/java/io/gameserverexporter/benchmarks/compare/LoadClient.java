package io.gameserverexporter.benchmarks.compare;

import java.io.Closeable;
import java.io.IOException;

/** What a thread of the load works with. */
interface LoadClient extends Closeable {
  /**
   * Sends, and waits for all answers.
   *
   * @return how many requests or messages were answered
   * @throws IOException if one was not answered as it should be
   */
  int exchange() throws IOException;
}
