package io.gameserverexporter.web;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Run as a process of its own: prints a page of its own endpoint, then what it has changed. */
final class ForkedEndpoint {
  private ForkedEndpoint() {}

  public static void main(String[] args) throws Exception {
    PrometheusProperties properties = PrometheusProperties.builder().build();
    PrometheusRegistry registry = new PrometheusRegistry();
    Counter.builder(properties).name("test_moves_total").help("Moves.").register(registry).inc(7);
    String before = System.getProperties().toString();
    Endpoint endpoint =
        Endpoint.start("127.0.0.1", 0, registry, properties, () -> true, () -> "{}");
    RawClient.Response page = RawClient.get(endpoint.address(), "/metrics?name[]=test_moves_total");
    RawClient.Response zipped =
        RawClient.get(endpoint.address(), "/metrics", "Accept-Encoding: gzip");
    System.out.print(page.body());
    System.out.println("encoding " + zipped.header("Content-Encoding"));
    System.out.println("properties " + before.equals(System.getProperties().toString()));
    System.out.println(
        "jdk.httpserver " + ModuleLayer.boot().findModule("jdk.httpserver").isPresent());
    // Not closed: the JVM must end with it running.
  }
}
