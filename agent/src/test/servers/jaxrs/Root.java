package testservers.jaxrs;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.container.AsyncResponse;
import javax.ws.rs.container.Suspended;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;

/** What methods of resources do. */
@Path("/")
public final class Root {
  /** Answers with the status that the path says: {@code /status/204/x}. */
  @GET
  @Path("status/{code}/{rest}")
  public Response status(@PathParam("code") int code) {
    return Response.status(code).build();
  }

  /** Reads the whole body and answers how long it was. */
  @POST
  @Path("upload")
  public String upload(InputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    long total = 0;
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      total += n;
    }
    return Long.toString(total);
  }

  /** Writes more than the sockets between here and there can hold. */
  @GET
  @Path("download")
  public StreamingOutput download() {
    return out -> {
      byte[] block = new byte[64 * 1024];
      for (int i = 0; i < 512; i++) {
        out.write(block);
      }
    };
  }

  @GET
  @Path("fail")
  public String fail() {
    throw new IllegalStateException("thrown by the resource");
  }

  @GET
  @Path("fail-mapped")
  public String failMapped() {
    throw new IllegalArgumentException("thrown by the resource");
  }

  @GET
  @Path("fail-web/{code}")
  public String failWeb(@PathParam("code") int code) {
    throw new WebApplicationException(code);
  }

  /** The handler returns first, the answer comes from another thread. */
  @GET
  @Path("async/{how}")
  public void async(@PathParam("how") final String how, @Suspended final AsyncResponse response) {
    if (how.equals("timeout")) {
      response.setTimeout(50, TimeUnit.MILLISECONDS);
      return;
    }
    Thread later =
        new Thread(
            () -> {
              try {
                Thread.sleep(20);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              if (how.equals("refused")) {
                response.resume(new IllegalArgumentException("on another thread"));
              } else if (how.equals("web")) {
                response.resume(new WebApplicationException(503));
              } else {
                response.resume("late");
              }
            });
    later.setDaemon(true);
    later.start();
  }
}
