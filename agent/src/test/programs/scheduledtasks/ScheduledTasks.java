package testprograms.scheduledtasks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has a pool run tasks or timers run tasks for each line until they have had their fill, then prints the number of the
 * line and what ran how often: {@code pool}, {@code timer}, {@code again} for tasks that schedule themselves,
 * or {@code fork} for both kinds in a pool that forks, since Java 25.
 */
public final class ScheduledTasks {
  private static final AtomicInteger LAMBDA_RUNS = new AtomicInteger();

  private ScheduledTasks() {}

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    // Waits for tasks in its loop, as one does that is older than the agent.
    Timer timer = new Timer(true);
    System.out.println("running");
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String said;
      switch (line) {
        case "pool":
          said = pool();
          break;
        case "again":
          said = again(Executors.newScheduledThreadPool(3));
          break;
        case "fork":
          said = fork();
          break;
        default:
          said = timer(timer);
      }
      System.out.println(++number + ": " + said);
    }
  }

  private static String pool() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(3);
    Rate rate = new Rate();
    Delay delay = new Delay();
    Slow slow = new Slow();
    Failing failing = new Failing();
    pool.scheduleAtFixedRate(rate, 0, 20, TimeUnit.MILLISECONDS);
    pool.scheduleWithFixedDelay(delay, 5, 20, TimeUnit.MILLISECONDS);
    pool.scheduleAtFixedRate(slow, 0, 5, TimeUnit.SECONDS);
    ScheduledFuture<?> ofFailing = pool.scheduleAtFixedRate(failing, 0, 10, TimeUnit.MILLISECONDS);
    final CountDownLatch lambdas = new CountDownLatch(5);
    pool.scheduleAtFixedRate(
            () -> {
              if (lambdas.getCount() > 0) {
                LAMBDA_RUNS.incrementAndGet();
                lambdas.countDown();
              }
            },
            0,
            900,
            TimeUnit.MILLISECONDS);
    pool.scheduleAtFixedRate(new EachSecond(), 0, 1, TimeUnit.SECONDS);
    pool.schedule(new Rate(), 1, TimeUnit.MILLISECONDS).get();
    SelfCancelling self = new SelfCancelling();
    self.future = pool.scheduleAtFixedRate(self, 20, 10, TimeUnit.MILLISECONDS);
    rate.enough.await();
    delay.enough.await();
    self.over.await();
    try {
      ofFailing.get();
    } catch (java.util.concurrent.ExecutionException thrown) {
      // As it should.
    }
    // Of all tasks at any moment of theirs; what runs, ends.
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    return "rate=" + rate.runs + " delay=" + delay.runs + " slow=" + slow.runs + " failing="
        + failing.runs + " self=" + self.runs;
  }

  private static String again(ScheduledExecutorService pool) throws Exception {
    Again again = new Again(pool, 10);
    Again slow = new AgainSlowly(pool);
    AgainFailing failing = new AgainFailing(pool);
    Anew anew = new Anew(pool);
    CountDownLatch others = new CountDownLatch(20);
    for (int i = 0; i < 10; i++) {
      pool.schedule(new Once(pool, others), i, TimeUnit.MILLISECONDS);
    }
    pool.schedule(again, 5, TimeUnit.MILLISECONDS);
    pool.schedule(slow, 0, TimeUnit.MILLISECONDS);
    pool.schedule(failing, 1, TimeUnit.MILLISECONDS);
    again.enough.await();
    slow.enough.await();
    failing.enough.await();
    anew.enough.await();
    others.await();
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    return "again=" + again.runs + " slow=" + slow.runs + " failing=" + failing.runs + " anew=" + anew.runs;
  }

  private static String fork() throws Exception {
    ScheduledExecutorService pool = (ScheduledExecutorService) (Object) new ForkJoinPool(2);
    Rate rate = new Rate();
    Delay delay = new Delay();
    Failing failing = new Failing();
    pool.scheduleAtFixedRate(rate, 0, 20, TimeUnit.MILLISECONDS);
    pool.scheduleWithFixedDelay(delay, 5, 20, TimeUnit.MILLISECONDS);
    ScheduledFuture<?> ofFailing = pool.scheduleAtFixedRate(failing, 0, 10, TimeUnit.MILLISECONDS);
    rate.enough.await();
    delay.enough.await();
    try {
      ofFailing.get();
    } catch (java.util.concurrent.ExecutionException thrown) {
      // As it should.
    }
    String said = again(pool);
    return said + " rate=" + rate.runs + " delay=" + delay.runs + " failed=" + failing.runs;
  }

  /** Gives itself another time at the end of each run but the last. */
  static class Again implements Runnable {
    final AtomicInteger runs = new AtomicInteger();
    final CountDownLatch enough;
    final ScheduledExecutorService pool;
    private final long millis;

    Again(ScheduledExecutorService pool, long millis) {
      this.pool = pool;
      this.millis = millis;
      enough = new CountDownLatch(millis > 100 ? 2 : 15);
    }

    @Override
    public void run() {
      runs.incrementAndGet();
      enough.countDown();
      if (enough.getCount() > 0) {
        pool.schedule(this, millis, TimeUnit.MILLISECONDS);
      }
    }
  }

  static final class AgainSlowly extends Again {
    AgainSlowly(ScheduledExecutorService pool) {
      super(pool, 1000);
    }
  }

  /** Throws in its last run. */
  static final class AgainFailing extends Again {
    AgainFailing(ScheduledExecutorService pool) {
      super(pool, 10);
    }

    @Override
    public void run() {
      super.run();
      if (enough.getCount() == 0) {
        throw new IllegalStateException("as told");
      }
    }
  }

  /** As they are written who have another lambda each time. */
  static final class Anew {
    final AtomicInteger runs = new AtomicInteger();
    final CountDownLatch enough = new CountDownLatch(15);
    private final ScheduledExecutorService pool;

    Anew(ScheduledExecutorService pool) {
      this.pool = pool;
      schedule();
    }

    void schedule() {
      pool.schedule(
          () -> {
            run();
            if (enough.getCount() > 0) {
              schedule();
            }
          },
          10,
          TimeUnit.MILLISECONDS);
    }

    void run() {
      runs.incrementAndGet();
      enough.countDown();
    }
  }

  /** Runs once, and has something else run after it. */
  static final class Once implements Runnable {
    private final ScheduledExecutorService pool;
    private final CountDownLatch others;

    Once(ScheduledExecutorService pool, CountDownLatch others) {
      this.pool = pool;
      this.others = others;
    }

    @Override
    public void run() {
      others.countDown();
      pool.schedule(
          new Runnable() {
            @Override
            public void run() {
              others.countDown();
            }
          },
          5,
          TimeUnit.MILLISECONDS);
    }
  }

  private static String timer(Timer timer) throws Exception {
    TimerRate rate = new TimerRate();
    TimerDelay delay = new TimerDelay();
    TimerSlow slow = new TimerSlow();
    timer.scheduleAtFixedRate(rate, 0, 20);
    timer.schedule(delay, 0, 20);
    timer.schedule(slow, 0, 5000);
    timer.schedule(new TimerRate(), 5);
    Timer other = new Timer(true);
    TimerFailing failing = new TimerFailing();
    other.schedule(failing, 0, 10);
    Timer third = new Timer(true);
    TimerCancelling cancelling = new TimerCancelling(third);
    third.schedule(cancelling, 0, 10);
    rate.enough.await();
    delay.enough.await();
    cancelling.enough.await();
    failing.enough.await();
    rate.cancel();
    delay.cancel();
    slow.cancel();
    // What runs at this moment ends before this does.
    final CountDownLatch last = new CountDownLatch(1);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            last.countDown();
          }
        },
        0);
    last.await();
    return "rate=" + rate.runs + " delay=" + delay.runs + " slow=" + slow.runs + " failing="
        + failing.runs + " cancelling=" + cancelling.runs;
  }

  static class TimerCounting extends TimerTask {
    final AtomicInteger runs = new AtomicInteger();
    final CountDownLatch enough = new CountDownLatch(15);

    @Override
    public void run() {
      runs.incrementAndGet();
      enough.countDown();
    }
  }

  static final class TimerRate extends TimerCounting {}

  static final class TimerDelay extends TimerCounting {
    @Override
    public void run() {
      super.run();
    }
  }

  static final class TimerSlow extends TimerCounting {}

  static final class TimerFailing extends TimerCounting {
    @Override
    public void run() {
      super.run();
      if (runs.get() == 15) {
        throw new IllegalStateException("as told");
      }
    }
  }

  /** Ends its timer, and returns. */
  static final class TimerCancelling extends TimerCounting {
    private final Timer timer;

    TimerCancelling(Timer timer) {
      this.timer = timer;
    }

    @Override
    public void run() {
      if (runs.get() == 14) {
        timer.cancel();
      }
      super.run();
    }
  }

  static class Counting implements Runnable {
    final AtomicInteger runs = new AtomicInteger();
    final CountDownLatch enough = new CountDownLatch(15);

    @Override
    public void run() {
      runs.incrementAndGet();
      enough.countDown();
    }
  }

  static final class Rate extends Counting {}

  static final class Delay extends Counting {}

  static final class Slow extends Counting {}

  static final class EachSecond extends Counting {}

  static final class Failing extends Counting {
    @Override
    public void run() {
      if (runs.incrementAndGet() == 10) {
        throw new IllegalStateException("as told");
      }
    }
  }

  static final class SelfCancelling extends Counting {
    final CountDownLatch over = new CountDownLatch(1);
    volatile ScheduledFuture<?> future;

    @Override
    public void run() {
      if (runs.incrementAndGet() == 4) {
        future.cancel(false);
        over.countDown();
      }
    }
  }
}
