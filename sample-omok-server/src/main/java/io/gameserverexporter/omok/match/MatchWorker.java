package io.gameserverexporter.omok.match;

import io.gameserverexporter.omok.store.StoreException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Wakes every 100 ms and has all pairs of waiting players matched. */
final class MatchWorker implements AutoCloseable {
  private static final Log LOG = LogFactory.getLog(MatchWorker.class);
  private static final long PERIOD_MILLIS = 100;

  private final Matchmaker matchmaker;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread worker = new Thread(task, "match-worker");
            worker.setDaemon(true);
            return worker;
          });

  MatchWorker(Matchmaker matchmaker) {
    this.matchmaker = matchmaker;
  }

  void start() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::pairAll, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void pairAll() {
    try {
      matchmaker.pairAll();
    } catch (StoreException e) {
      LOG.error(e.getMessage() + "; pairing is tried again", e.getCause());
    } catch (RuntimeException e) {
      // An exception that left this method would end the worker for good.
      LOG.error("pairing failed; it is tried again", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
