package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests none of which has the method, the URL and the host of another, pipelined. */
final class Flood {
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 100;
  private static final String[] METHODS = {"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "?"};
  // Servers close the connection after some of those of errors, which would make this slow.
  private static final int FIRST_STATUS = 200;
  private static final int STATUSES = 200;

  private final Site site;

  Flood(Site site) {
    this.site = site;
  }

  /** Returns when all are answered. */
  void send(Client client, int requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<?>> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int seed = i;
      connections.add(
          threads.submit(
              () -> {
                sendOnOneConnection(client, requests / CONNECTIONS, new Random(seed));
                return null;
              }));
    }
    threads.shutdown();
    for (Future<?> connection : connections) {
      connection.get();
    }
  }

  private void sendOnOneConnection(Client client, int requests, Random random) throws Exception {
    try (RawHttp connection = client.connect()) {
      for (int sent = 0; sent < requests; sent += BATCH) {
        StringBuilder batch = new StringBuilder();
        List<String> methods = new ArrayList<>();
        List<String> routes = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
          String method = METHODS[random.nextInt(METHODS.length)];
          String any = Long.toString(random.nextLong() >>> 1, 36);
          // Where nothing is mapped, other methods may close the connection, too.
          Place place =
              !method.equals("GET") || random.nextInt(2) > 0 ? site.statuses() : site.anything();
          String path = place.equals(site.anything()) ? place.path() : statusPath(place, random);
          methods.add(method.equals("?") ? "M" + any : method);
          routes.add(place.route());
          batch.append(request(methods.get(i), path, any));
        }
        connection.send(batch.toString());
        for (int i = 0; i < BATCH; i++) {
          client.read(connection, methods.get(i)).answered().countedAs(routes.get(i));
        }
      }
    }
  }

  private static String statusPath(Place statuses, Random random) {
    return statuses.path() + (FIRST_STATUS + random.nextInt(STATUSES)) + "/";
  }

  private static String request(String method, String path, String any) {
    return method
        + " "
        + path
        + any
        + "?q="
        + any
        + " HTTP/1.1\r\nHost: "
        + any
        + ".example\r\nContent-Length: 0\r\n\r\n";
  }
}
