package io.gameserverexporter.web;

import io.prometheus.metrics.exporter.common.PrometheusHttpExchange;
import io.prometheus.metrics.exporter.common.PrometheusHttpRequest;
import io.prometheus.metrics.exporter.common.PrometheusHttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scrape on its way: made by the event loop, filled by the scrape thread, sent by the event
 * loop. The queues between the two hand it over, so its fields need no lock.
 */
final class Scrape
    implements PrometheusHttpExchange, PrometheusHttpRequest, PrometheusHttpResponse {
  final Connection connection;
  final Request request;

  private volatile boolean abandoned;

  private final StringBuilder headers = new StringBuilder(160).append(Response.NO_STORE);
  private @Nullable BodyBuffer body;
  private int announcedLength = -1;
  private int code;
  private @Nullable Throwable failure;

  Scrape(Connection connection, Request request) {
    this.connection = connection;
    this.request = request;
  }

  /** Says that nobody waits for the page any more. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }

  /** Gives the scrape the buffer that it renders into. */
  void renderInto(BodyBuffer buffer) {
    body = buffer;
  }

  /** The body of a page that is there, with room for so many bytes. */
  BodyBuffer bodyFor(int bytes) throws IOException {
    return (BodyBuffer) sendHeadersAndGetBody(Status.OK.code, bytes);
  }

  void fail(Throwable cause) {
    failure = cause;
  }

  /** Why there is no page, or null when there is one. */
  @Nullable Throwable failure() {
    if (failure == null && code != Status.OK.code) {
      failure = new IOException("the scrape handler answered " + code);
    }
    return failure;
  }

  String headers() {
    return headers.toString();
  }

  @Nullable BodyBuffer body() {
    return body;
  }

  /** Bytes of the page, also where a HEAD request keeps them from being rendered into the body. */
  int contentLength() {
    int rendered = body == null ? 0 : body.length();
    return rendered > 0 ? rendered : Math.max(announcedLength, 0);
  }

  @Override
  public PrometheusHttpRequest getRequest() {
    return this;
  }

  @Override
  public PrometheusHttpResponse getResponse() {
    return this;
  }

  @Override
  public String getRequestPath() {
    return request.path;
  }

  @Override
  @SuppressWarnings("NullAway") // Null means no query here, as in the servlet API.
  public String getQueryString() {
    return request.query;
  }

  @Override
  @SuppressWarnings("NullAway") // Null means that the parameter is not there, as documented.
  public String[] getParameterValues(String name) {
    // The only parameter that this endpoint has: client_java's debug= answers mistakes with 500.
    if (!name.equals("name[]")) {
      return null;
    }
    List<String> values = request.parameters(name);
    return values.isEmpty() ? null : values.toArray(new String[0]);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String value = null;
    if (name.equalsIgnoreCase("Accept")) {
      value = AcceptHeader.withoutProtobuf(request.accept);
    } else if (name.equalsIgnoreCase("Accept-Encoding")) {
      value = request.acceptEncoding;
    }
    return value == null
        ? Collections.<String>emptyEnumeration()
        : Collections.enumeration(Collections.singletonList(value));
  }

  @Override
  public String getMethod() {
    return request.head ? "HEAD" : "GET";
  }

  @Override
  public void setHeader(String name, String value) {
    if (name.equalsIgnoreCase("Content-Length")) {
      announcedLength = Integer.parseInt(value);
    } else {
      headers.append(name).append(": ").append(value).append("\r\n");
    }
  }

  @Override
  public OutputStream sendHeadersAndGetBody(int statusCode, int contentLength) throws IOException {
    if (body == null) {
      throw new IOException("the scrape has no buffer");
    }
    code = statusCode;
    if (contentLength > 0) {
      body.ensure(contentLength);
    }
    return body;
  }

  @Override
  public void handleException(IOException e) {
    failure = e;
  }

  @Override
  public void handleException(RuntimeException e) {
    failure = e;
  }

  @Override
  public void close() {
    // The event loop sends the page and releases what is held.
  }
}
