package testservers.webflux;

import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Functional routes. */
@Configuration
public class Functional {
  @Bean
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/functional/typed/{id}", accept(MediaType.IMAGE_PNG), Functional::ok)
        .GET("/functional/typed/{other}", Functional::ok)
        .GET("/functional/items/{id}", Functional::ok)
        .POST("/functional/upload/{id}", Functional::upload)
        .GET("/functional/later/{id}", Functional::later)
        .GET("/functional/fail/{id}", Functional::fail)
        .nest(
            path("/functional/rooms/{room}"),
            room -> room.GET("/players/{player}", Functional::ok).GET("/full", Functional::ok))
        .build();
  }

  private static Mono<ServerResponse> ok(ServerRequest request) {
    return ServerResponse.ok().bodyValue("ok");
  }

  private static Mono<ServerResponse> upload(ServerRequest request) {
    return request
        .bodyToMono(byte[].class)
        .flatMap(body -> ServerResponse.ok().bodyValue(Integer.toString(body.length)));
  }

  private static Mono<ServerResponse> later(ServerRequest request) {
    return Mono.delay(Duration.ofMillis(5)).then(ok(request));
  }

  private static Mono<ServerResponse> fail(ServerRequest request) {
    throw new IllegalStateException("thrown by the handler");
  }
}
