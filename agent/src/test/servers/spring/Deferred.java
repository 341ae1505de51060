package testservers.spring;

import java.util.concurrent.Callable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** What is answered later. */
@RestController
public class Deferred {
  @GetMapping("/async/callable/{id}")
  public Callable<String> callable() {
    return () -> "called";
  }

  @GetMapping("/async/deferred/{id}")
  public DeferredResult<String> deferred() {
    DeferredResult<String> result = new DeferredResult<>();
    new Thread(() -> result.setResult("late")).start();
    return result;
  }

  @GetMapping("/async/fail/{id}")
  public DeferredResult<String> fail() {
    DeferredResult<String> result = new DeferredResult<>();
    new Thread(() -> result.setErrorResult(new IllegalStateException("failed late"))).start();
    return result;
  }

  @GetMapping("/async/timeout/{id}")
  public DeferredResult<String> timeout() {
    return new DeferredResult<>(100L);
  }
}
