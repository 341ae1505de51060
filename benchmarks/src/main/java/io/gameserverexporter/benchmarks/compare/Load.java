package io.gameserverexporter.benchmarks.compare;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A number of connections that are kept open, each with one request under way at a time. */
final class Load implements Closeable {
  private final List<HttpConnection> connections = new ArrayList<>();
  private final ExecutorService threads;
  private long sent;

  Load(ServerProcess server, int count) throws IOException {
    threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < count; i++) {
      connections.add(server.connect());
    }
  }

  /**
   * Sends requests and waits for all their answers.
   *
   * @param requests at least this many; rounded up to an equal number for each connection
   * @return how many were sent
   * @throws IOException if one was not answered as it should be
   */
  int run(int requests) throws IOException {
    int each = (requests + connections.size() - 1) / connections.size();
    List<Future<?>> running = new ArrayList<>();
    for (HttpConnection connection : connections) {
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < each; i++) {
                  connection.get();
                }
                return null;
              }));
    }
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IOException("the load failed: " + e.getCause(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    int all = each * connections.size();
    sent += all;
    return all;
  }

  /** How many requests were sent in all. */
  long sent() {
    return sent;
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (HttpConnection connection : connections) {
      connection.close();
    }
  }
}
