package testservers.quarkus;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What only an application has that Quarkus has built: beans, filters and mappers. */
@Path("/games/{game}")
public class Games {
  @GET
  @Path("players/{id}")
  @NonBlocking
  public String player(String game, String id) {
    return game + id;
  }

  @GET
  @Path("later")
  public Uni<String> later(String game) {
    return Uni.createFrom().item(game).onItem().delayIt().by(Duration.ofMillis(5));
  }

  @GET
  @Path("late-failure")
  public Uni<String> lateFailure() {
    return later("x").onItem().failWith(() -> new IllegalArgumentException("mapped"));
  }

  @GET
  @Path("moves")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<String> moves() {
    return Multi.createFrom().items("one", "two", "three");
  }

  @GET
  @Path("forbidden")
  public String forbidden() {
    return "not reached";
  }

  @ServerRequestFilter
  public Optional<Response> filter(jakarta.ws.rs.core.UriInfo uri) {
    return uri.getPath().endsWith("/forbidden")
        ? Optional.of(Response.status(403).build())
        : Optional.empty();
  }

  @ServerExceptionMapper
  public Response mapped(IllegalArgumentException thrown) {
    return Response.status(422).build();
  }
}
