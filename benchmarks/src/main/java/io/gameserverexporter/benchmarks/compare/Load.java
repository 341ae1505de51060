package io.gameserverexporter.benchmarks.compare;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A number of clients, each with a thread and connections that are kept open. */
final class Load implements Closeable {
  private final List<LoadClient> clients = new ArrayList<>();
  private final ExecutorService threads;
  private long sent;

  Load(ServerProcess server, int count) throws IOException {
    threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < count; i++) {
      clients.add(server.client());
    }
  }

  /**
   * Sends requests or messages and waits for all their answers.
   *
   * @param count at least this many; rounded up to as many for each client as it sends at a time
   * @return how many were sent
   * @throws IOException if one was not answered as it should be
   */
  int run(int count) throws IOException {
    int each = (count + clients.size() - 1) / clients.size();
    List<Future<Integer>> running = new ArrayList<>();
    for (LoadClient client : clients) {
      running.add(
          threads.submit(
              () -> {
                int done = 0;
                while (done < each) {
                  done += client.exchange();
                }
                return done;
              }));
    }
    int all = 0;
    for (Future<Integer> one : running) {
      try {
        all += one.get();
      } catch (ExecutionException e) {
        throw new IOException("the load failed: " + e.getCause(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    sent += all;
    return all;
  }

  /** How many were sent in all. */
  long sent() {
    return sent;
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (LoadClient client : clients) {
      client.close();
    }
  }
}
