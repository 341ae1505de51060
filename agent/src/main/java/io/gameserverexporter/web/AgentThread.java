package io.gameserverexporter.web;

import io.gameserverexporter.boot.Stderr;

/** Makes the endpoint's threads such that the application does not notice them. */
final class AgentThread {
  private AgentThread() {}

  /**
   * A daemon thread, not yet started, that keeps no class loader of the application alive.
   *
   * @param stackBytes what it needs; ours go a few dozen calls deep
   */
  static Thread create(String name, long stackBytes, Runnable work) {
    Thread thread = new Thread(null, work, name, stackBytes);
    thread.setDaemon(true);
    thread.setContextClassLoader(AgentThread.class.getClassLoader());
    // Else the application's default handler would be told, and some of those end the process.
    thread.setUncaughtExceptionHandler(
        new Thread.UncaughtExceptionHandler() {
          @Override
          public void uncaughtException(Thread ended, Throwable cause) {
            Stderr.line(ended.getName() + " ended; /metrics is gone: " + Stderr.brief(cause));
          }
        });
    return thread;
  }
}
