package io.gameserverexporter.omok.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waiting for a condition, with a deadline. */
final class Await {
  private Await() {}

  /** Asks until the answer will do. Gives the last answer, whether it will do or not. */
  static <T> T last(Duration limit, Callable<T> question, Predicate<T> willDo) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      T answer = question.call();
      if (willDo.test(answer) || System.nanoTime() > end) {
        return answer;
      }
      Thread.sleep(100);
    }
  }
}
