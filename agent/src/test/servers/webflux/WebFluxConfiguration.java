package testservers.webflux;

import java.time.Duration;
import java.util.Collections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Controllers, functional routes, resources, a WebSocket, and a filter that does what a header says. */
@Configuration
@EnableWebFlux
@Import({Items.class, Functional.class})
public class WebFluxConfiguration implements WebFluxConfigurer {
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler("/static/**").addResourceLocations("classpath:/testservers/");
  }

  /** Before the mapping of resources. */
  @Bean
  public HandlerMapping sockets() {
    return new SimpleUrlHandlerMapping(
        Collections.singletonMap("/sockets/{room}", new Echo()), -1);
  }

  @Bean
  public WebFilter gate() {
    return (exchange, chain) -> {
      String gate = exchange.getRequest().getHeaders().getFirst("X-Gate");
      if (gate == null) {
        return chain.filter(exchange);
      }
      switch (gate) {
        case "answer":
          exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
          return exchange.getResponse().setComplete();
        case "throw":
          return Mono.error(new IllegalStateException("thrown by the filter"));
        case "elsewhere":
          return Mono.delay(Duration.ofMillis(5)).then(chain.filter(exchange));
        default:
          // The form is read before anybody looks for a handler.
          return exchange.getFormData().then(chain.filter(exchange));
      }
    };
  }
}
