package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Calls of one endpoint, one after the other, whatever comes of them. */
final class Traffic implements AutoCloseable {
  private final URI endpoint;
  private final Thread thread = new Thread(this::callUntilInterrupted, "traffic");
  private volatile Duration pause;

  /**
   * Starts calling.
   *
   * @param endpoint takes a POST with JSON
   * @param pause how long to wait after each answer
   */
  Traffic(URI endpoint, Duration pause) {
    this.endpoint = endpoint;
    this.pause = pause;
    thread.setDaemon(true);
    thread.start();
  }

  private void callUntilInterrupted() {
    try {
      while (true) {
        call();
        Thread.sleep(pause.toMillis());
      }
    } catch (InterruptedException closed) {
      return;
    }
  }

  private void call() throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    try {
      Web.send(request);
    } catch (IOException notThere) {
      // It is being started anew.
      return;
    }
  }

  /** Waits shorter or longer from now on. */
  void pause(Duration between) {
    pause = between;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
