package io.gameserverexporter.benchmarks.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Spring Boot with Spring MVC on Tomcat, and one controller. Takes Spring Boot's properties as
 * arguments; with the actuator on the class path it is measured by Micrometer.
 */
@SpringBootApplication
public class SpringBootServer {

  /** Runs until standard input ends. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(SpringBootServer.class);
    try (var context = application.run(args)) {
      Control.serve(
          context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }
  }

  /** One route with a variable, as most have one. */
  @RestController
  public static class Players {
    /** The player's line. */
    @GetMapping(path = "/players/{id}", produces = MediaType.TEXT_PLAIN_VALUE)
    public String player(@PathVariable String id) {
      return "player " + id + "\n";
    }
  }
}
