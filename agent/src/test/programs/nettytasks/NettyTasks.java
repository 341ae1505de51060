package testprograms.nettytasks;

import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has an event loop run tasks for each line until they have had their fill, then prints the number
 * of the line and what ran how often.
 */
public final class NettyTasks {
  private NettyTasks() {}

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    EventExecutor loop = new DefaultEventExecutorGroup(1).next();
    System.out.println("running");
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(++number + ": " + run(loop));
    }
    System.exit(0);
  }

  private static String run(EventExecutor loop) throws Exception {
    Rate rate = new Rate();
    Delay delay = new Delay();
    Slow slow = new Slow();
    Failing failing = new Failing();
    Cancelling cancelling = new Cancelling();
    Future<?> ofRate = loop.scheduleAtFixedRate(rate, 3, 20, TimeUnit.MILLISECONDS);
    Future<?> ofDelay = loop.scheduleWithFixedDelay(delay, 0, 20, TimeUnit.MILLISECONDS);
    Future<?> ofSlow = loop.scheduleAtFixedRate(slow, 0, 5, TimeUnit.SECONDS);
    loop.scheduleAtFixedRate(failing, 1, 10, TimeUnit.MILLISECONDS);
    cancelling.future = loop.scheduleAtFixedRate(cancelling, 30, 10, TimeUnit.MILLISECONDS);
    loop.schedule(new Rate(), 1, TimeUnit.MILLISECONDS);
    rate.enough.await();
    delay.enough.await();
    failing.enough.await();
    cancelling.enough.await();
    ofRate.cancel(false);
    ofDelay.cancel(false);
    ofSlow.cancel(false);
    // What runs at this moment has its end in the loop before this does.
    loop.submit(new Rate()).sync();
    return "rate=" + rate.runs + " delay=" + delay.runs + " slow=" + slow.runs + " failing="
        + failing.runs + " cancelling=" + cancelling.runs;
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

  static final class Failing extends Counting {
    @Override
    public void run() {
      super.run();
      if (runs.get() == 15) {
        throw new IllegalStateException("as told");
      }
    }
  }

  static final class Cancelling extends Counting {
    volatile Future<?> future;

    @Override
    public void run() {
      super.run();
      if (runs.get() == 15) {
        future.cancel(false);
      }
    }
  }
}
