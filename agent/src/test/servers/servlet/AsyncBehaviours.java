package testservers.servlet;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What servlets do that leave the request open when they return. */
final class AsyncBehaviours {
  private static final ScheduledExecutorService LATER =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "later");
            thread.setDaemon(true);
            return thread;
          });

  private AsyncBehaviours() {}

  /** Completes on another thread, most often after the servlet has returned. */
  static void complete(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    LATER.schedule(() -> answerAndComplete(async, 200), 20, TimeUnit.MILLISECONDS);
  }

  /** Completes on another thread with an error status that no exception explains. */
  static void completeWithError(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    LATER.execute(() -> answerAndComplete(async, 503));
  }

  /** Completes before the servlet returns. */
  static void completeAtOnce(HttpServletRequest request, HttpServletResponse response) {
    answerAndComplete(request.startAsync(), 200);
  }

  /** Goes on in another servlet, on a thread of the container. */
  static void dispatch(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    LATER.schedule(() -> async.dispatch("/exact"), 20, TimeUnit.MILLISECONDS);
  }

  /** Nobody completes and nobody listens: the container answers when the time is up. */
  static void timeout(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().setTimeout(100);
  }

  /** Nobody completes in time; the listener answers. */
  static void answeredTimeout(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.setTimeout(100);
    async.addListener(
        new TimeoutListener() {
          @Override
          public void onTimeout(AsyncEvent event) {
            answerAndComplete(event.getAsyncContext(), 504);
          }
        });
  }

  /**
   * The servlet fails although it has gone asynchronous. Containers end it at once, or when the
   * time is up.
   */
  static void fail(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().setTimeout(100);
    throw new IllegalStateException("thrown after startAsync");
  }

  /** Reads the body without blocking, on whatever thread has data, then completes. */
  static void nonBlockingUpload(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = request.startAsync();
    ServletInputStream body = request.getInputStream();
    body.setReadListener(
        new ReadListener() {
          private final byte[] buffer = new byte[8192];

          @Override
          public void onDataAvailable() throws IOException {
            while (body.isReady() && body.read(buffer) >= 0) {
              // Only the end matters.
            }
          }

          @Override
          public void onAllDataRead() {
            answerAndComplete(async, 200);
          }

          @Override
          public void onError(Throwable failure) {
            async.complete();
          }
        });
  }

  /** Writes from another thread until the client is found to be gone. */
  static void download(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    LATER.execute(
        () -> {
          try {
            Behaviours.download(request, response);
          } catch (IOException gone) {
            // What the client wanted.
          }
          async.complete();
        });
  }

  private static void answerAndComplete(AsyncContext async, int status) {
    try {
      ((HttpServletResponse) async.getResponse()).setStatus(status);
      async.getResponse().getOutputStream().write("late".getBytes("US-ASCII"));
    } catch (IOException gone) {
      // The client left; the request ends all the same.
    }
    async.complete();
  }

  private abstract static class TimeoutListener implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
