package io.gameserverexporter.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Every path but the scrape's: landing page, health, readiness. */
final class Pages {
  static final String METRICS = "/metrics";

  private static final String RESOURCE = "landing.html";
  private static final String HTML =
      "Content-Type: text/html; charset=utf-8\r\n"
          // The hash is that of the page's one style element.
          + "Content-Security-Policy: default-src 'none'; style-src"
          + " 'sha256-5QRjznloNzlpVMP+UgfHBXTpu0lXx0kEz1dZB9DbK2Q='; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'\r\n"
          + "X-Frame-Options: DENY\r\n"
          + "Referrer-Policy: no-referrer\r\n";

  private static final Response HEALTHY = Response.text(Status.OK, "healthy");
  private static final Response READY = Response.text(Status.OK, "ready");
  private static final Response STARTING =
      Response.text(Status.UNAVAILABLE, "Retry-After: 1\r\n", "starting");
  private static final Response NOT_FOUND =
      Response.text(
          Status.NOT_FOUND, "Nothing is here. There are /metrics, /-/healthy, /-/ready and /.");

  private final Response landing;
  private final BooleanSupplier ready;

  /**
   * Reads the landing page once, so that no request waits for a disk.
   *
   * @throws IOException when the jar lacks the page or cannot be read
   */
  Pages(String version, BooleanSupplier ready) throws IOException {
    this.landing = new Response(Status.OK, HTML, landing(version));
    this.ready = ready;
  }

  /** What a path other than {@link #METRICS} is answered with. */
  Response page(String path) {
    switch (path) {
      case "/":
        return landing;
      case "/-/healthy":
        return HEALTHY;
      case "/-/ready":
        return ready.getAsBoolean() ? READY : STARTING;
      default:
        return NOT_FOUND;
    }
  }

  private static byte[] landing(String version) throws IOException {
    try (InputStream stream = Pages.class.getResourceAsStream(RESOURCE)) {
      return text(stream).replace("@VERSION@", escape(version)).getBytes(StandardCharsets.UTF_8);
    }
  }

  private static String text(@Nullable InputStream stream) throws IOException {
    if (stream == null) {
      throw new IOException("the agent's jar lacks " + RESOURCE + ": take an undamaged copy of it");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    byte[] chunk = new byte[2048];
    for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
      bytes.write(chunk, 0, read);
    }
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
