package testservers.webflux;

import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Annotated methods. */
@RestController
public class Items {
  @RequestMapping("/items/{id}")
  public String item(@PathVariable("id") String id) {
    return "item " + id;
  }

  @PostMapping("/upload")
  public Mono<String> upload(@RequestBody Flux<DataBuffer> body) {
    return body.map(Items::length).reduce(0, Integer::sum).map(String::valueOf);
  }

  private static int length(DataBuffer part) {
    int length = part.readableByteCount();
    DataBufferUtils.release(part);
    return length;
  }

  @PostMapping("/form/{id}")
  public String form() {
    return "filled in";
  }

  @GetMapping(value = "/download", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  public Flux<DataBuffer> download() {
    return Flux.range(0, 512)
        .map(block -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[64 * 1024]));
  }

  @GetMapping(value = "/events/{count}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  public Flux<DataBuffer> events(@PathVariable("count") int count) {
    return Flux.range(0, count)
        .delayElements(Duration.ofMillis(2))
        .map(event -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[100]));
  }

  @GetMapping("/files/**")
  public String files() {
    return "file";
  }

  @RequestMapping("/status/{code}/{rest}")
  public ResponseEntity<Void> status(@PathVariable("code") int code) {
    return ResponseEntity.status(code).build();
  }

  @RequestMapping("/later/{code}")
  public Mono<ResponseEntity<String>> later(@PathVariable("code") int code) {
    return Mono.delay(Duration.ofMillis(5)).map(tick -> ResponseEntity.status(code).body("late"));
  }

  @RequestMapping("/never/{id}")
  public Mono<String> never() {
    return Mono.never();
  }

  @GetMapping("/fail/{id}")
  public String fail() {
    throw new IllegalStateException("thrown by the controller");
  }

  @GetMapping("/fail-later/{id}")
  public Mono<String> failLater() {
    return Mono.delay(Duration.ofMillis(5))
        .then(Mono.error(new IllegalStateException("failed late")));
  }

  @GetMapping("/fail-handled/{id}")
  public String failHandled() {
    throw new UnsupportedOperationException("thrown by the controller that handles it itself");
  }

  @ExceptionHandler(UnsupportedOperationException.class)
  public ResponseEntity<String> handle(UnsupportedOperationException failure) {
    return ResponseEntity.status(409).body("handled");
  }

  @GetMapping("/missing/{id}")
  public Mono<String> missing() {
    return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
