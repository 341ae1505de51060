package testservers.spring;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes well. */
@RestController
public class Items {
  @GetMapping("/items/{id}")
  public String item(@PathVariable("id") String id) {
    return "item " + id;
  }

  @PostMapping("/upload")
  public String upload(@RequestBody byte[] body) {
    return Integer.toString(body.length);
  }

  @GetMapping("/download")
  public void download(OutputStream body) throws IOException {
    byte[] block = new byte[64 * 1024];
    for (int i = 0; i < 512; i++) {
      body.write(block);
    }
  }

  @GetMapping("/files/**")
  public String files() {
    return "file";
  }

  @RequestMapping("/status/{code}/{rest}")
  public ResponseEntity<String> status(@PathVariable("code") int code) {
    return ResponseEntity.status(code).build();
  }
}
