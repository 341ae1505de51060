package io.gameserverexporter.omok.fault;

import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Answers every fourth request of the interface with HTTP 500, before anything is done for it. */
final class FailingAnswers implements Fault, HandlerInterceptor {
  private static final int ONE_IN = 4;

  private final AtomicInteger requests = new AtomicInteger();
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
    if (broken && handler instanceof HandlerMethod && requests.incrementAndGet() % ONE_IN == 0) {
      throw OmokException.of(HttpStatus.INTERNAL_SERVER_ERROR, ErrorCode.UNHANDLED);
    }
    return true;
  }
}
