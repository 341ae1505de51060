package io.gameserverexporter.omok.fault;

import org.jspecify.annotations.Nullable;

/** A fault that is work of a thread of its own, beside the requests. */
abstract class BackgroundFault implements Fault {
  private @Nullable Thread thread;

  @Override
  public final void begin() {
    thread = new Thread(this::workUntilInterrupted, "omok-fault");
    thread.setDaemon(true);
    thread.start();
  }

  private void workUntilInterrupted() {
    try {
      work();
    } catch (InterruptedException e) {
      // The end: what the work held goes with its frame.
      return;
    }
  }

  /** Does the damage until it is interrupted. What it holds on to is free once it has ended. */
  abstract void work() throws InterruptedException;

  @Override
  public final void end() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
