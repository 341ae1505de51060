package testservers.grizzly;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.io.NIOInputStream;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.server.TimeoutHandler;

/** What the handlers do. */
final class Behaviours {
  private static final ScheduledExecutorService LATER =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "later");
            thread.setDaemon(true);
            return thread;
          });

  private Behaviours() {}

  static void ok(Request request, Response response) throws IOException {
    response.getWriter().write("ok");
  }

  /** Answers with the status that the path says: {@code /status/204/x}. */
  static void status(Request request, Response response) {
    response.setStatus(Integer.parseInt(request.getRequestURI().substring(8, 11)));
  }

  /** Reads the whole body, blocking, and answers how long it was. */
  static void upload(Request request, Response response) throws IOException {
    byte[] buffer = new byte[8192];
    long total = 0;
    InputStream body = request.getInputStream();
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      total += n;
    }
    response.getWriter().write(Long.toString(total));
  }

  /** Has the body handed over as it comes, not blocking. */
  static void received(Request request, final Response response) {
    response.suspend();
    final NIOInputStream body = request.getNIOInputStream();
    body.notifyAvailable(
        new ReadHandler() {
          @Override
          public void onDataAvailable() throws Exception {
            drain(body);
            body.notifyAvailable(this);
          }

          @Override
          public void onAllDataRead() throws Exception {
            drain(body);
            response.getWriter().write("received");
            response.resume();
          }

          @Override
          public void onError(Throwable error) {
            response.setStatus(500);
            response.resume();
          }
        });
  }

  private static void drain(NIOInputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    while (body.isReady()) {
      body.read(buffer);
    }
  }

  /** Writes more than the sockets between here and there can hold. */
  static void download(Request request, Response response) throws IOException {
    byte[] block = new byte[64 * 1024];
    OutputStream body = response.getOutputStream();
    for (int i = 0; i < 512; i++) {
      body.write(block);
    }
  }

  /** The handler returns first, the answer comes from a thread of the application. */
  static void async(Request request, final Response response) {
    response.suspend();
    LATER.schedule(
        () -> {
          response.setStatus(202);
          try {
            response.getWriter().write("late");
          } catch (IOException e) {
            throw new IllegalStateException(e);
          } finally {
            response.resume();
          }
        },
        20,
        TimeUnit.MILLISECONDS);
  }

  /** Answered when the time is over. */
  static void timesOut(Request request, Response response) {
    response.suspend(
        50,
        TimeUnit.MILLISECONDS,
        null,
        new TimeoutHandler() {
          @Override
          public boolean onTimeout(Response late) {
            late.setStatus(503);
            late.resume();
            return false;
          }
        });
  }

  static void cancelled(Request request, final Response response) {
    response.suspend();
    response.setStatus(409);
    LATER.schedule(response::cancel, 20, TimeUnit.MILLISECONDS);
  }

  static void fail(Request request, Response response) {
    throw new IllegalStateException("thrown by the handler");
  }

  static void failChecked(Request request, Response response) throws Exception {
    throw new Exception("thrown by the handler");
  }

  /** The status line is on the wire before the exception. */
  static void failLate(Request request, Response response) throws IOException {
    response.getOutputStream().write("begun".getBytes("US-ASCII"));
    response.getOutputStream().flush();
    throw new IllegalStateException("thrown by the handler after it had answered");
  }
}
