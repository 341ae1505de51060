package io.gameserverexporter.omok.bots;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Bots that come when they are asked for, play one game at a person's pace and leave. */
public final class Opponents implements AutoCloseable {
  /** No more of them play at a time. */
  public static final int MAX = 8;

  private static final int MIN_PAUSE_MILLIS = 150;
  private static final int MAX_PAUSE_MILLIS = 450;

  /** Whatever happens: a game whose player has gone is over much sooner. */
  private static final Duration MAX_STAY = Duration.ofHours(1);

  private final AtomicInteger playing = new AtomicInteger();
  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(2, BotRunner.threadsNamed("opponent"));
  private final ExecutorService client =
      Executors.newSingleThreadExecutor(BotRunner.threadsNamed("opponent-http"));
  private final CallLog log = new CallLog();
  private final Caller caller;

  /** Opponents that will play on the services at the given addresses. */
  public Opponents(URI hive, URI game) {
    this.caller = new Caller(hive, game, log, client);
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Sends for one: it registers, logs in and asks for a match.
   *
   * @return false when {@link #MAX} are playing
   */
  public boolean add() {
    if (playing.incrementAndGet() > MAX) {
      playing.decrementAndGet();
      return false;
    }
    String id = "bot-" + UUID.randomUUID().toString().substring(0, 8) + "@bots.example";
    Random random = new Random();
    Bot bot = new Bot(0, List.of(id), caller, log, Habits.OPPONENT, random);
    schedule(new Turn(bot, random), 0);
    return true;
  }

  /** How many are playing. */
  int playing() {
    return playing.get();
  }

  private void schedule(Turn turn, long delayMillis) {
    try {
      var unused = threads.schedule(turn, delayMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile: this was the bot's last turn.
      playing.decrementAndGet();
    }
  }

  /** One bot's next call, again and again. */
  private final class Turn implements Runnable {
    private final Bot bot;
    private final Random random;
    private final long startedNanos = System.nanoTime();

    Turn(Bot bot, Random random) {
      this.bot = bot;
      this.random = random;
    }

    @Override
    public void run() {
      boolean stays = false;
      try {
        stays = bot.step() && System.nanoTime() - startedNanos < MAX_STAY.toNanos();
      } finally {
        if (stays) {
          schedule(this, MIN_PAUSE_MILLIS + random.nextInt(MAX_PAUSE_MILLIS - MIN_PAUSE_MILLIS));
        } else {
          playing.decrementAndGet();
        }
      }
    }
  }

  /** Ends their games without waiting for the calls under way. */
  @Override
  public void close() {
    threads.shutdownNow();
    client.shutdownNow();
  }
}
