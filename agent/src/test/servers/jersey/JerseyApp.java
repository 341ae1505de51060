package testservers.jersey;

import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.glassfish.jersey.server.ResourceConfig;

/** The application, for any server. */
public final class JerseyApp extends ResourceConfig {
  public JerseyApp() {
    register(Root.class);
    register(Players.class);
    register(Refusals.class);
  }

  /** Turns one kind of exception into an answer. */
  public static final class Refusals implements ExceptionMapper<IllegalArgumentException> {
    @Override
    public Response toResponse(IllegalArgumentException refused) {
      return Response.status(422).entity("refused").build();
    }
  }
}
