package io.gameserverexporter.omok.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The processes of the demonstration, which end with it. */
final class DemoProcesses {
  // Both guarded by this.
  private final List<DemoProcess> started = new ArrayList<>();
  private boolean stopped;

  /**
   * Starts a process.
   *
   * @throws IOException when it cannot be started
   * @throws DemoException when the demonstration is being stopped
   */
  synchronized DemoProcess start(String name, List<String> command) throws IOException {
    if (stopped) {
      throw new DemoException("stopped before " + name + " was started");
    }
    DemoProcess process = DemoProcess.start(name, command);
    started.add(process);
    return process;
  }

  /** Ends all, the last started first. From now on none can be started. */
  void stop() {
    List<DemoProcess> running;
    synchronized (this) {
      stopped = true;
      running = List.copyOf(started);
    }
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).stop();
    }
  }

  /** Whether {@link #stop()} has been called: what fails now has no other cause. */
  synchronized boolean isStopped() {
    return stopped;
  }
}
