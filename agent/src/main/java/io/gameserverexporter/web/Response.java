package io.gameserverexporter.web;

import java.nio.charset.StandardCharsets;

/** An answer whose body is complete: status, headers of its own, body. */
final class Response {
  /** Of everything that is only true at the moment of the answer. */
  static final String NO_STORE = "Cache-Control: no-store\r\n";

  private static final String PLAIN = "Content-Type: text/plain; charset=utf-8\r\n" + NO_STORE;

  final Status status;

  /** Header lines beside those that every response has, each with its line end. */
  final String headers;

  final byte[] body;

  Response(Status status, String headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A line of text. */
  static Response text(Status status, String line) {
    return text(status, "", line);
  }

  /** A line of text with further headers. */
  static Response text(Status status, String headers, String line) {
    return new Response(status, PLAIN + headers, (line + '\n').getBytes(StandardCharsets.UTF_8));
  }
}
