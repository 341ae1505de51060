package io.gameserverexporter.omok;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Services that run in this process. */
public final class RunningOmok implements AutoCloseable {
  private final String bind;
  private final Map<ServiceName, URI> urls = new LinkedHashMap<>();
  private final Deque<ConfigurableApplicationContext> contexts = new ArrayDeque<>();

  RunningOmok(String bind) {
    this.bind = bind;
  }

  void add(ServiceName name, ConfigurableApplicationContext context) {
    contexts.push(context);
    if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      urls.put(name, Urls.local(bind, web.getWebServer().getPort()));
    }
  }

  /** The services that run here. */
  public Set<ServiceName> names() {
    return Set.copyOf(urls.keySet());
  }

  boolean has(ServiceName name) {
    return urls.containsKey(name);
  }

  /** Where a service of this process can be reached. */
  public URI url(ServiceName name) {
    return Objects.requireNonNull(urls.get(name), () -> name + " does not run here");
  }

  /** Stops the services, the last started first, after the requests they are at. */
  @Override
  public void close() {
    while (!contexts.isEmpty()) {
      contexts.pop().close();
    }
  }
}
