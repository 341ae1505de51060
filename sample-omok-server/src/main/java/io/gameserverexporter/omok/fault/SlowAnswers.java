package io.gameserverexporter.omok.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds every request of the interface up, as a slow database does. */
final class SlowAnswers implements Fault, HandlerInterceptor {
  private static final Duration DELAY = Duration.ofMillis(1500);

  private volatile boolean broken;

  @Override
  public void begin() {
    broken = true;
  }

  @Override
  public void end() {
    broken = false;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (broken && handler instanceof HandlerMethod) {
      try {
        Thread.sleep(DELAY.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return true;
  }
}
