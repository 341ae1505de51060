package io.gameserverexporter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every path but the scrape's: the agent's page, its status, health, readiness. */
final class Pages {
  static final String METRICS = "/metrics";

  private static final String JSON =
      "Content-Type: application/json; charset=utf-8\r\n"
          + "Cross-Origin-Resource-Policy: same-origin\r\n"
          + Response.NO_STORE;

  private static final Response HEALTHY = Response.text(Status.OK, "healthy");
  private static final Response READY = Response.text(Status.OK, "ready");
  private static final Response STARTING =
      Response.text(Status.UNAVAILABLE, "Retry-After: 1\r\n", "starting");
  private static final Response NOT_FOUND =
      Response.text(
          Status.NOT_FOUND,
          "Nothing is here. There are /, /metrics, /-/healthy, /-/ready and /-/status.");

  private final BooleanSupplier ready;
  private final Supplier<String> status;
  private @Nullable PageFiles files;

  Pages(BooleanSupplier ready, Supplier<String> status) {
    this.ready = ready;
    this.status = status;
  }

  /**
   * What a request for a path other than {@link #METRICS} is answered with.
   *
   * @throws IOException when the jar cannot be read
   */
  Response page(Request request) throws IOException {
    switch (request.path) {
      case "/-/healthy":
        return HEALTHY;
      case "/-/ready":
        return ready.getAsBoolean() ? READY : STARTING;
      case "/-/status":
        return new Response(Status.OK, JSON, status.get().getBytes(StandardCharsets.UTF_8));
      default:
        break;
    }
    if (!request.path.equals(PageFiles.PAGE) && !request.path.startsWith(PageFiles.FOLDER)) {
      return NOT_FOUND;
    }
    PageFiles open = files;
    if (open == null) {
      open = new PageFiles();
      files = open;
    }
    PageFile file = open.at(request.path);
    return file == null ? NOT_FOUND : file.answer(request.ifNoneMatch);
  }
}
