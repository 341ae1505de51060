package io.gameserverexporter.omok.web;

import io.gameserverexporter.omok.store.StoreException;
import java.io.IOException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every failure with a {@code result} and a fitting HTTP status. */
@RestControllerAdvice
public final class ErrorMapping {
  private static final Log LOG = LogFactory.getLog(ErrorMapping.class);

  @ExceptionHandler
  ResponseEntity<Result> onOmok(OmokException e) {
    return answer(e.status(), e.code());
  }

  @ExceptionHandler
  ResponseEntity<Result> onBody(HttpMessageNotReadableException e) {
    // Jackson wraps what the body's stream throws while it reads a property.
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof OmokException omok) {
        return onOmok(omok);
      }
    }
    return answer(HttpStatus.BAD_REQUEST, ErrorCode.BAD_BODY);
  }

  @ExceptionHandler
  ResponseEntity<Result> onMediaType(HttpMediaTypeNotSupportedException e) {
    return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, ErrorCode.BAD_BODY);
  }

  @ExceptionHandler
  ResponseEntity<Result> onStore(StoreException e) {
    LOG.error(e.getMessage(), e.getCause());
    return answer(HttpStatus.SERVICE_UNAVAILABLE, ErrorCode.STORE_FAILED);
  }

  /** The client has gone, nobody is there to read an answer. */
  @ExceptionHandler
  @Nullable ResponseEntity<Result> onConnection(IOException e) {
    return null;
  }

  @ExceptionHandler
  ResponseEntity<Result> onOther(Exception e) {
    // What Spring itself refuses: unknown paths, wrong methods and the like.
    if (e instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
      return ResponseEntity.status(response.getStatusCode())
          .headers(response.getHeaders())
          .body(new Result(ErrorCode.INVALID_REQUEST));
    }
    LOG.error("a request failed", e);
    return answer(HttpStatus.INTERNAL_SERVER_ERROR, ErrorCode.UNHANDLED);
  }

  private static ResponseEntity<Result> answer(HttpStatusCode status, ErrorCode code) {
    return ResponseEntity.status(status).body(new Result(code));
  }
}
