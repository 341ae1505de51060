package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * Calls whose duration the client has measured. Bots make none with this method, so these have
 * series of their own.
 */
final class TimedCalls {
  static final String METHOD = "PUT";

  /** What every call is answered with. */
  static final int STATUS = 405;

  private final URI url;
  private int count;
  private double seconds;
  private double longest;

  /** Calls to an endpoint that takes POST only. */
  TimedCalls(URI endpoint) {
    this.url = endpoint;
  }

  void call() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).method(METHOD, HttpRequest.BodyPublishers.noBody());
    long start = System.nanoTime();
    int status = Web.send(request).statusCode();
    double took = (System.nanoTime() - start) / 1e9;
    if (status != STATUS) {
      throw new AssertionError(METHOD + " " + url + ": " + status);
    }
    count++;
    seconds += took;
    longest = Math.max(longest, took);
  }

  int count() {
    return count;
  }

  /** What all took together, in seconds. */
  double seconds() {
    return seconds;
  }

  /** What the longest took, in seconds. */
  double longest() {
    return longest;
  }
}
