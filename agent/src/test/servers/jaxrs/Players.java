package testservers.jaxrs;

import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;

/** Templates with expressions, and resources below resources. */
@Path("players/")
public final class Players {
  @GET
  public String all() {
    return "all";
  }

  @GET
  @Path("{id : \\d{1,9}}")
  public String one(@PathParam("id") int id) {
    return "player " + id;
  }

  @PUT
  @Path("/{id : \\d{1,9}}")
  public Response put(@PathParam("id") int id, String body) {
    return Response.status(body.isEmpty() ? 400 : 201).entity(body).build();
  }

  @DELETE
  @Path("{id : \\d{1,9}}")
  public void delete(@PathParam("id") int id) {}

  @Path("{id : \\d{1,9}}/items")
  public Items items(@PathParam("id") int id) {
    if (id == 0) {
      throw new NotFoundException();
    }
    return new Items();
  }

  @Path("{id : \\d{1,9}}/bag")
  public Class<Items> bag() {
    return Items.class;
  }

  /** Its own path does not count where a locator has led here. */
  @Path("not-here")
  public static final class Items {
    @GET
    public String all() {
      return "items";
    }

    @GET
    @Path("{slot}")
    public String one(@PathParam("slot") String slot) {
      return slot;
    }

    @POST
    @Path("{slot}/use")
    public Response use() {
      throw new IllegalArgumentException("cannot be used");
    }

    @Path("{slot}/of")
    public Class<Items> inner() {
      return Items.class;
    }
  }
}
