package io.gameserverexporter.omok.fault;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Begins and ends a fault at the times asked for, from when the service is ready, and says so on
 * standard output.
 */
final class FaultSchedule implements ApplicationListener<ApplicationReadyEvent>, AutoCloseable {
  private final Fault fault;
  private final FaultOptions options;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "omok-fault-timer");
            thread.setDaemon(true);
            return thread;
          });

  FaultSchedule(Fault fault, FaultOptions options) {
    this.fault = fault;
    this.options = options;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    var unused = timer.schedule(this::begin, options.afterSeconds(), TimeUnit.SECONDS);
  }

  private void begin() {
    say("begins");
    fault.begin();
    if (options.seconds() > 0) {
      var unused = timer.schedule(this::end, options.seconds(), TimeUnit.SECONDS);
    }
  }

  private void end() {
    fault.end();
    say("ends");
  }

  private void say(String what) {
    System.out.println("omok: fault " + options.kind().label() + " " + what);
    System.out.flush();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    fault.end();
  }
}
