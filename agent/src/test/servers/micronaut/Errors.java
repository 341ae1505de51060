package testservers.micronaut;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Errors without a body: Micronaut's own want a library for JSON. */
@Primary
@Singleton
public class Errors implements ErrorResponseProcessor<Object> {
  @Override
  @SuppressWarnings("unchecked")
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return (MutableHttpResponse<Object>) response;
  }
}
