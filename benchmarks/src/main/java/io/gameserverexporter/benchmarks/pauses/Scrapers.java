package io.gameserverexporter.benchmarks.pauses;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/** Clients that scrape one server, each once a second, until the process is killed. */
public final class Scrapers {
  private Scrapers() {}

  /**
   * Starts them.
   *
   * @param args the address of the metrics; how many clients
   */
  public static void main(String[] args) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(args[0])).header("Accept-Encoding", "gzip").build();
    HttpClient http = HttpClient.newHttpClient();
    int clients = Integer.parseInt(args[1]);
    for (int i = 0; i < clients; i++) {
      new Thread(() -> scrape(http, request)).start();
    }
    Thread.currentThread().join();
  }

  private static void scrape(HttpClient http, HttpRequest request) {
    try {
      while (true) {
        http.send(request, HttpResponse.BodyHandlers.discarding());
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
