package testservers.javalin;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** What the handlers of a Javalin do, whatever version it is. */
final class Answers {
  private static final LinkedBlockingQueue<CompletableFuture<Void>> WAITING =
      new LinkedBlockingQueue<>();

  private Answers() {}

  /** Where the version at hand takes handlers. */
  interface Routes {
    void add(String method, String path, Handler handler);
  }

  static void addTo(Routes routes) {
    routes.add("GET", "/players/{id}", context -> context.result(context.pathParam("id")));
    routes.add("PUT", "/players/{id}", context -> context.result("put"));
    routes.add("GET", "/plain", context -> context.result("ok"));
    routes.add("GET", "/files/<path>", context -> context.result(context.pathParam("path")));
    routes.add("GET", "/star/*", context -> context.result("ok"));
    routes.add("POST", "/upload", Answers::upload);
    routes.add("GET", "/download", Answers::download);
    routes.add("GET", "/status/{code}/{rest}", Answers::status);
    routes.add("GET", "/fail/{id}", Answers::fail);
    routes.add("GET", "/fail-handled/{id}", Answers::failHandled);
    routes.add("GET", "/future/{id}", Answers::future);
    routes.add("GET", "/future-done/{id}", Answers::futureDone);
    routes.add("GET", "/future-fail/{id}", Answers::futureFails);
    routes.add("GET", "/behind/{id}", context -> context.result("behind"));
    routes.add("GET", "/waits/{id}", context -> context.result("waited"));
    routes.add("GET", "/wakes/{id}", Answers::wake);
  }

  /** Stands before every handler; the request's {@code X-Gate} header says what it does. */
  static void gate(Context context) {
    String gate = context.header("X-Gate");
    if ("answer".equals(gate)) {
      throw new ForbiddenResponse("not you");
    } else if ("throw".equals(gate)) {
      throw new IllegalStateException("thrown by the filter");
    }
  }

  /** Stands before one handler, which is called by the thread that completes this. */
  static void goOnElsewhere(Context context) {
    context.future(() -> CompletableFuture.runAsync(Answers::rest));
  }

  /** Stands before one handler, which is called by the thread of another request. */
  static void goOnWhenWoken(Context context) {
    CompletableFuture<Void> woken = new CompletableFuture<>();
    context.future(() -> woken);
    WAITING.add(woken);
  }

  private static void wake(Context context) throws InterruptedException {
    WAITING.take().complete(null);
    context.result("woken");
  }

  static void handle(UnsupportedOperationException e, Context context) {
    context.status(409).result("handled");
  }

  private static void fail(Context context) {
    throw new IllegalStateException("thrown by the handler");
  }

  private static void failHandled(Context context) {
    throw new UnsupportedOperationException("thrown by the handler");
  }

  /** Answers with the status in its path. */
  private static void status(Context context) {
    context.status(Integer.parseInt(context.pathParam("code")));
  }

  private static void future(Context context) {
    context.future(
        () ->
            CompletableFuture.runAsync(Answers::rest)
                .thenAccept(nothing -> context.result("later")));
  }

  private static void futureDone(Context context) {
    context.future(
        () ->
            CompletableFuture.completedFuture("now").thenAccept(text -> context.result(text)));
  }

  private static void futureFails(Context context) {
    context.future(
        () ->
            CompletableFuture.runAsync(
                () -> {
                  rest();
                  throw new IllegalStateException("thrown by the future");
                }));
  }

  private static void rest() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads the whole body and answers how long it was. */
  private static void upload(Context context) throws IOException {
    byte[] buffer = new byte[8192];
    long total = 0;
    InputStream body = context.bodyInputStream();
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      total += n;
    }
    context.result(Long.toString(total));
  }

  /** Writes more than the sockets between here and there can hold. */
  private static void download(Context context) throws IOException {
    byte[] block = new byte[64 * 1024];
    OutputStream body = context.outputStream();
    for (int i = 0; i < 512; i++) {
      body.write(block);
    }
  }
}
