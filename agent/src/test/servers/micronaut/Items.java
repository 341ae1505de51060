package testservers.micronaut;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What methods of controllers do. */
@Controller
public class Items {
  @Get(value = "/items/{id}", produces = MediaType.TEXT_PLAIN)
  public String item(String id) {
    return "item " + id;
  }

  @Get(value = "/numbers/{id:[0-9]+}", produces = MediaType.TEXT_PLAIN)
  public String number(int id) {
    return "number " + id;
  }

  @Get(value = "/search/{kind}{?name}", produces = MediaType.TEXT_PLAIN)
  public String search(String kind, @Nullable @QueryValue String name) {
    return kind + " " + name;
  }

  @Get(value = "/files/{+path}", produces = MediaType.TEXT_PLAIN)
  public String file(String path) {
    return path;
  }

  @Post(value = "/upload", consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
  public String upload(@Nullable @Body byte[] body) {
    return Integer.toString(body == null ? 0 : body.length);
  }

  @Get(value = "/download", produces = MediaType.APPLICATION_OCTET_STREAM)
  public Publisher<byte[]> download() {
    return Flux.range(0, 512).map(block -> new byte[64 * 1024]);
  }

  @Get("/status/{code}/{rest}")
  public HttpResponse<?> status(int code, String rest) {
    return HttpResponse.status(HttpStatus.valueOf(code));
  }

  @Get(value = "/later/{code}", produces = MediaType.TEXT_PLAIN)
  public Mono<HttpResponse<String>> later(int code) {
    return Mono.delay(Duration.ofMillis(5))
        .map(tick -> HttpResponse.status(HttpStatus.valueOf(code)).body("late"));
  }

  @Delete("/never/{id}")
  public Mono<String> never(String id) {
    return Mono.never();
  }

  @Get(value = "/blocking/{id}", produces = MediaType.TEXT_PLAIN)
  @ExecuteOn(TaskExecutors.BLOCKING)
  public String blocking(String id) {
    return "blocking " + id;
  }

  @Get("/fail/{id}")
  public String fail(String id) {
    throw new IllegalStateException("thrown by the controller");
  }

  @Get("/fail-later/{id}")
  public Mono<String> failLater(String id) {
    return Mono.delay(Duration.ofMillis(5))
        .then(Mono.error(new IllegalStateException("failed late")));
  }

  @Get("/fail-handled/{id}")
  public String failHandled(String id) {
    throw new UnsupportedOperationException("thrown by the controller that handles it itself");
  }

  @Error
  public HttpResponse<?> handle(UnsupportedOperationException failure) {
    return HttpResponse.status(HttpStatus.CONFLICT);
  }
}
