package testservers.armeria;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import testservers.console.Console;

/** Armeria, which speaks HTTP/1.1 and HTTP/2 on the same port. */
public final class ArmeriaServer {
  private ArmeriaServer() {}

  public static void main(String[] args) throws Exception {
    Server server =
        Server.builder()
            .http(new InetSocketAddress("127.0.0.1", 0))
            .requestTimeoutMillis(0)
            .service("/items/{id}", (context, request) -> HttpResponse.of("ok"))
            .service(
                "/upload",
                (context, request) ->
                    HttpResponse.of(
                        request
                            .aggregate()
                            .thenApply(
                                all -> HttpResponse.of(Integer.toString(all.content().length())))))
            .service("/download", (context, request) -> download())
            .service("/status/{code}/{rest}", (context, request) -> status(context))
            .service(
                "/later/{code}",
                (context, request) -> HttpResponse.delayed(status(context), Duration.ofMillis(5)))
            .service("/never/{id}", (context, request) -> HttpResponse.streaming())
            .service("/slash/", (context, request) -> HttpResponse.of("ok"))
            .serviceUnder("/files/", (context, request) -> HttpResponse.of("ok"))
            .service("regex:^/pattern/[0-9]+$", (context, request) -> HttpResponse.of("ok"))
            .route()
            .get("/only/{id}")
            .build((context, request) -> HttpResponse.of("ok"))
            .route()
            .path("/marked/:id")
            .matchesHeaders("x-kind=new")
            .build((context, request) -> HttpResponse.of("ok"))
            .service(
                "/fail/{id}",
                (context, request) -> {
                  throw new IllegalStateException("thrown by the service");
                })
            .service("/blocking/{id}", (context, request) -> blocking(context))
            .build();
    server.start().join();
    Console.serveOn(server.activeLocalPort());
  }

  private static HttpResponse status(ServiceRequestContext context) {
    return HttpResponse.of(HttpStatus.valueOf(Integer.parseInt(context.pathParam("code"))));
  }

  private static HttpResponse blocking(ServiceRequestContext context) {
    return HttpResponse.of(
        CompletableFuture.supplyAsync(
            () -> HttpResponse.of("ok"), context.blockingTaskExecutor()));
  }

  private static HttpResponse download() {
    byte[] block = new byte[64 * 1024];
    HttpData[] blocks = new HttpData[512];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = HttpData.wrap(block);
    }
    return HttpResponse.of(ResponseHeaders.of(HttpStatus.OK), StreamMessage.of(blocks));
  }
}
