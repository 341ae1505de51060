package io.gameserverexporter.omok.bots;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs bots on a bounded number of threads, at the rate asked for. */
public final class BotRunner {
  /** More calls than this are never under way at a time, however many bots there are. */
  private static final int MAX_THREADS = 32;

  private static final int CLIENT_THREADS = 4;

  private final BotOptions options;
  private final URI hive;
  private final URI game;
  private final CallLog log = new CallLog();
  private final ScheduledThreadPoolExecutor threads;
  private final ExecutorService client =
      Executors.newFixedThreadPool(CLIENT_THREADS, threadsNamed("bot-http"));
  private final CountDownLatch stopping = new CountDownLatch(1);

  private long startedNanos;
  private @Nullable Report report;

  /** Bots that will play on the services at the given addresses. */
  public BotRunner(BotOptions options, URI hive, URI game) {
    this.options = options;
    this.hive = hive;
    this.game = game;
    this.threads =
        new ScheduledThreadPoolExecutor(Math.min(options.bots(), MAX_THREADS), threadsNamed("bot"));
    // At the end, calls under way are finished and none is begun.
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  static ThreadFactory threadsNamed(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Starts playing. */
  public void start() {
    startedNanos = System.nanoTime();
    // Every run has players of its own: the accounts of the last one may still be there.
    String run = UUID.randomUUID().toString().substring(0, 8);
    List<String> ids = new ArrayList<>(options.bots());
    for (int i = 0; i < options.bots(); i++) {
      ids.add("bot-" + run + "-" + i + "@bots.example");
    }
    Caller caller = new Caller(hive, game, log, client);
    long interval = (long) (TimeUnit.SECONDS.toNanos(1) / options.rate());
    for (int i = 0; i < options.bots(); i++) {
      Bot bot = new Bot(i, ids, caller, log, Habits.MANIFOLD, new Random());
      long first = startedNanos + interval * i / options.bots();
      schedule(new Turn(bot, interval, first), first);
    }
  }

  private void schedule(Turn turn, long dueNanos) {
    try {
      var unused =
          threads.schedule(turn, Math.max(0, dueNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Stopped meanwhile: this was the bot's last turn.
      return;
    }
  }

  /** One bot's next call, again and again. */
  private final class Turn implements Runnable {
    private final Bot bot;
    private final long interval;
    private final Random random = new Random();
    private long due;

    Turn(Bot bot, long interval, long due) {
      this.bot = bot;
      this.interval = interval;
      this.due = due;
    }

    @Override
    public void run() {
      if (!bot.step()) {
        return;
      }
      // Irregular, as people are, but the given rate on average; what was missed is not made up.
      due = Math.max(due + (long) (interval * (0.5 + random.nextDouble())), System.nanoTime());
      schedule(this, due);
    }
  }

  /** The counts so far. */
  CallLog log() {
    return log;
  }

  /** Waits until the time given in the options is over or {@link #stop()} is called. */
  public void await() throws InterruptedException {
    if (options.seconds() == 0) {
      stopping.await();
    } else {
      var unused = stopping.await(options.seconds(), TimeUnit.SECONDS);
    }
  }

  /** Ends playing, waits for the calls under way, and gives the report; always the same one. */
  public synchronized Report stop() {
    if (report == null) {
      stopping.countDown();
      threads.shutdown();
      try {
        // Every call has an end: its timeout.
        boolean unused = threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      client.shutdown();
      report =
          new Report(
              options.bots(),
              (System.nanoTime() - startedNanos) / 1e9,
              log.games(),
              log.draws(),
              log.answered(),
              log.failed());
    }
    return report;
  }
}
