package testservers.spring;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** What goes wrong, and what goes elsewhere. */
@Controller
public class Failures {
  @GetMapping("/fail")
  public String fail() {
    throw new IllegalStateException("thrown by the controller");
  }

  @GetMapping("/fail-handled")
  public String failHandled() {
    throw new UnsupportedOperationException("thrown by the controller that handles it itself");
  }

  @ExceptionHandler(UnsupportedOperationException.class)
  public ResponseEntity<String> handle(UnsupportedOperationException failure) {
    return ResponseEntity.status(409).body("handled");
  }

  @GetMapping("/fail-to-page")
  public String failToPage() {
    throw new IllegalArgumentException("thrown by the controller that has an error page");
  }

  @GetMapping("/error-page")
  @ResponseBody
  public String errorPage() {
    return "sorry";
  }

  @GetMapping("/missing")
  public String missing() {
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  @GetMapping("/forward")
  public String forward() {
    return "forward:/items/1";
  }
}
