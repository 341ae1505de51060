package testprograms.springtasks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Has Spring run methods for the first line until they have had their fill, then prints how often. */
public final class SpringTasks {
  private SpringTasks() {}

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    System.out.println("running");
    in.readLine();
    AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext(Game.class);
    Game game = context.getBean(Game.class);
    game.enough.await();
    game.backedUp.await();
    context.close();
    System.out.println(
        "1: save=" + game.saves + " tick=" + game.ticks + " backUp=" + game.backUps);
    in.readLine();
    System.exit(0);
  }

  /** A bean whose class Spring makes another one of. */
  @Configuration
  @EnableScheduling
  public static class Game {
    /** Waits for what runs when it is closed. */
    @Bean
    public ThreadPoolTaskScheduler taskScheduler() {
      ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
      scheduler.setWaitForTasksToCompleteOnShutdown(true);
      scheduler.setAwaitTerminationSeconds(60);
      return scheduler;
    }

    final AtomicInteger saves = new AtomicInteger();
    final AtomicInteger ticks = new AtomicInteger();
    final CountDownLatch enough = new CountDownLatch(20);

    final AtomicInteger backUps = new AtomicInteger();
    final CountDownLatch backedUp = new CountDownLatch(2);

    /** Runs by the clock. */
    @Scheduled(cron = "* * * * * *")
    public void backUp() {
      backUps.incrementAndGet();
      backedUp.countDown();
    }

    /** Runs now and then. */
    @Scheduled(fixedDelay = 30)
    public void save() {
      saves.incrementAndGet();
      enough.countDown();
    }

    /** Runs most often. */
    @Scheduled(fixedRate = 20)
    public void tick() {
      ticks.incrementAndGet();
      enough.countDown();
    }
  }
}
