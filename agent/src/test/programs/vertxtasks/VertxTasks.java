package testprograms.vertxtasks;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Has a periodic of Vert.x run for each line, then prints the number of the line and how often. */
public final class VertxTasks {
  private VertxTasks() {}

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    Vertx vertx = Vertx.vertx();
    System.out.println("running");
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Periodic periodic = new Periodic();
      periodic.vertx = vertx;
      vertx.setPeriodic(20, periodic);
      periodic.enough.await();
      System.out.println(++number + ": periodic=" + periodic.runs);
    }
    System.exit(0);
  }

  static final class Periodic implements Handler<Long> {
    final AtomicInteger runs = new AtomicInteger();
    final CountDownLatch enough = new CountDownLatch(10);

    volatile Vertx vertx;

    @Override
    public void handle(Long id) {
      if (runs.incrementAndGet() == 10) {
        vertx.cancelTimer(id);
      }
      enough.countDown();
    }
  }
}
