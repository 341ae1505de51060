package io.gameserverexporter.omok.web;

import org.springframework.http.HttpStatus;

/** Ends a request with an error code. It carries no stack trace: it is an answer, not a fault. */
public final class OmokException extends RuntimeException {
  private final HttpStatus status;
  private final ErrorCode code;

  private OmokException(HttpStatus status, ErrorCode code) {
    super(code.name(), null, false, false);
    this.status = status;
    this.code = code;
  }

  /** A request that was understood and cannot be granted: HTTP 200, like every answer of a rule. */
  public static OmokException refused(ErrorCode code) {
    return new OmokException(HttpStatus.OK, code);
  }

  /** A request that is wrong in itself, or a server that fails, with an HTTP status saying so. */
  public static OmokException of(HttpStatus status, ErrorCode code) {
    return new OmokException(status, code);
  }

  /** A property that is missing or out of range: HTTP 400 with 1030. */
  public static OmokException invalid() {
    return new OmokException(HttpStatus.BAD_REQUEST, ErrorCode.INVALID_REQUEST);
  }

  /** The HTTP status of the answer. */
  public HttpStatus status() {
    return status;
  }

  /** The {@code result} of the answer. */
  public ErrorCode code() {
    return code;
  }
}
