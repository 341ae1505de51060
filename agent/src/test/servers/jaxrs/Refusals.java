package testservers.jaxrs;

import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;

/** Turns one kind of exception into an answer. */
public final class Refusals implements ExceptionMapper<IllegalArgumentException> {
  @Override
  public Response toResponse(IllegalArgumentException refused) {
    return Response.status(422).entity("refused").build();
  }
}
