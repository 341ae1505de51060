package testservers.resteasyreactive;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Methods that block, and those that answer later. */
@Path("/")
public final class Rest {
  @GET
  @Path("items/{id}")
  public String item(@PathParam("id") String id) {
    return "item";
  }

  @PUT
  @Path("items/{id}")
  public String put(@PathParam("id") String id) {
    return "item";
  }

  @GET
  @Path("numbers/{id:[0-9]+}")
  public String number(@PathParam("id") int id) {
    return "number";
  }

  @GET
  @Path("status/{code}/{rest}")
  public Response status(@PathParam("code") int code) {
    return Response.status(code).build();
  }

  @POST
  @Path("upload")
  public String upload(byte[] body) {
    return Integer.toString(body.length);
  }

  @GET
  @Path("download")
  public byte[] download() {
    return new byte[32 * 1024 * 1024];
  }

  @GET
  @Path("later/{code}")
  public CompletionStage<Response> later(@PathParam("code") int code) {
    return CompletableFuture.supplyAsync(
        () -> Response.status(code).build(),
        task ->
            CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS, ForkJoinPool.commonPool())
                .execute(task));
  }

  @DELETE
  @Path("never/{id}")
  public CompletionStage<Response> never() {
    return new CompletableFuture<>();
  }

  @GET
  @Path("fail/{id}")
  public String fail() {
    throw new IllegalStateException("thrown by the resource");
  }

  @GET
  @Path("fail-web/{code}")
  public String failWeb(@PathParam("code") int code) {
    throw new WebApplicationException(code);
  }

  @Path("below/{id}")
  public Below below(@PathParam("id") String id) {
    return new Below();
  }

  /** Where a locator leads. */
  public static final class Below {
    @GET
    @Path("parts/{part}")
    public String part(@PathParam("part") String part) {
      return part;
    }
  }
}
