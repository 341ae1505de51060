package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class HttpExchangeTest {
  private final HttpExchange exchange = new HttpExchange();

  HttpExchangeTest() {
    open();
  }

  private void open() {
    exchange.open("GET", "http", new LongAdder());
  }

  @Test
  void patternOfAFrameworkBeatsTheMappingOfItsServlet() {
    exchange.routeOtherwise("/app", "/api/*");
    exchange.routeIfAbsent("/app/api", "/items/{id}");
    assertTrue(exchange.close());
    assertEquals("/app/api/items/{id}", exchange.routePrefix() + exchange.route());
  }

  @Test
  void mappingOfTheServletIsTheRouteWhenNobodyKnowsBetter() {
    exchange.handToContainer();
    exchange.routeOtherwise("/app", "/api/*");
    exchange.registeredPath("/app");
    assertTrue(exchange.close());
    assertEquals("/app/api/*", exchange.routePrefix() + exchange.route());
  }

  @Test
  void registeredPathIsNoRouteInAContainer() {
    exchange.handToContainer();
    exchange.registeredPath("/app");
    assertNull(exchange.route());
  }

  @Test
  void nothingOfItIsKeptForTheNextRequest() {
    exchange.handToContainer();
    exchange.routeOtherwise("/app", "/api/*");
    assertTrue(exchange.close());
    exchange.recycle();
    open();
    exchange.registeredPath("/files//");
    assertTrue(exchange.close());
    assertEquals("/files", exchange.routePrefix() + exchange.route());
  }
}
