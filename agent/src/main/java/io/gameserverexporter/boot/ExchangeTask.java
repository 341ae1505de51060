package io.gameserverexporter.boot;

/** What a server runs for a request on a thread that would not know it. */
public final class ExchangeTask implements Runnable {
  private final HttpExchange exchange;
  private final Runnable task;

  /**
   * The task, and what it works on.
   *
   * @param exchange the thread's current one while the task runs
   */
  public ExchangeTask(HttpExchange exchange, Runnable task) {
    this.exchange = exchange;
    this.task = task;
  }

  @Override
  public void run() {
    HttpExchange before = HttpServers.enter(exchange);
    try {
      task.run();
    } finally {
      HttpServers.leave(before);
    }
  }
}
