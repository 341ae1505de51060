package io.gameserverexporter.benchmarks.server;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Spring Boot with Spring MVC on Tomcat, and one controller. Takes Spring Boot's properties as
 * arguments; with the actuator on the class path it is measured by Micrometer. The property {@code
 * classes.jar} names one of which it loads every class before.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
// A scan would find the controllers of the other servers, too.
@Import(SpringBootServer.Players.class)
public class SpringBootServer {

  /** Runs until standard input ends. */
  public static void main(String[] args) throws IOException, ClassNotFoundException {
    String jar = System.getProperty("classes.jar");
    if (jar != null) {
      loadAll(Path.of(jar));
    }
    SpringApplication application = new SpringApplication(SpringBootServer.class);
    try (var context = application.run(args)) {
      Control.serve(
          context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }
  }

  /** As an application does in time that has as many. */
  private static void loadAll(Path jar) throws IOException, ClassNotFoundException {
    // Not closed: its classes are to stay.
    @SuppressWarnings("resource")
    URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        String name = entry.getName().replace('/', '.');
        Class.forName(name.substring(0, name.length() - ".class".length()), true, loader);
      }
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
