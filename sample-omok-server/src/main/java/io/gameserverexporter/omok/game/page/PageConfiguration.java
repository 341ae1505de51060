package io.gameserverexporter.omok.game.page;

import io.gameserverexporter.omok.ServiceSetup;
import io.gameserverexporter.omok.Urls;
import io.gameserverexporter.omok.bots.Opponents;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The page's parts. */
@Configuration(proxyBeanMethods = false)
@Import({HiveRelay.class, OpponentController.class})
public class PageConfiguration {
  @Bean
  RouterFunction<ServerResponse> pageFiles() {
    return PageFiles.routes();
  }

  /**
   * Made when the first one is asked for: only then it is known on which port they have to play.
   */
  @Bean
  @Lazy
  Opponents opponents(
      ServiceSetup setup,
      WebServerApplicationContext context,
      @Value("${server.address}") String bind) {
    int port = Objects.requireNonNull(context.getWebServer()).getPort();
    Thread thread = Thread.currentThread();
    ClassLoader ofRequest = thread.getContextClassLoader();
    // The HTTP client's thread would be Tomcat's to complain of at the end, like one of a request.
    thread.setContextClassLoader(Opponents.class.getClassLoader());
    try {
      return new Opponents(setup.hiveUrl(), Urls.local(bind, port));
    } finally {
      thread.setContextClassLoader(ofRequest);
    }
  }
}
