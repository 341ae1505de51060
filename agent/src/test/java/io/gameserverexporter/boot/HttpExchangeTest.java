package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HttpExchangeTest {
  private final HttpExchange exchange = new HttpExchange();

  HttpExchangeTest() {
    open();
  }

  private void open() {
    exchange.open("GET", "http", new ActiveSeries("GET", "http"));
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

  private String routeAtTheEnd() {
    assertTrue(exchange.close());
    return exchange.route() == null ? "" : exchange.routePrefix() + exchange.route();
  }

  @Test
  void theLastHandlerOfARouterHasTheRoute() {
    exchange.handTo(null, null, false);
    exchange.handTo(null, "/players/", false);
    exchange.handTo(null, "/players/:id", true);
    assertEquals("/players/:id", routeAtTheEnd());
  }

  @Test
  void prefixesHaveTheirStarAgain() {
    exchange.handTo(null, "/files/", false);
    assertEquals("/files/*", routeAtTheEnd());
  }

  @Test
  void aHandlerForEveryPathHasNone() {
    exchange.handTo(null, "/players/:id", true);
    exchange.handTo(null, null, false);
    assertEquals("", routeAtTheEnd());
  }

  @Test
  void routersAreMountedWhereTheApplicationHasWritten() {
    exchange.handTo(null, "/rooms/:room/", false);
    exchange.handTo("/rooms/7/", "/scores/", false);
    exchange.handTo("/rooms/7/scores/", "/best/:count", true);
    assertEquals("/rooms/:room/scores/best/:count", routeAtTheEnd());
  }

  @Test
  void aMountedRouterGivesTheRequestBack() {
    exchange.handTo(null, "/api/", false);
    exchange.handTo("/api/", "/a/", false);
    exchange.handTo("/api/a/", "/:id", true);
    exchange.handTo("/api/", "/b/", false);
    exchange.handTo("/api/b/", "/:name", true);
    assertEquals("/api/b/:name", routeAtTheEnd());
    exchange.recycle();
    open();
    exchange.handTo(null, "/api/", false);
    exchange.handTo("/api/", "/c", true);
    exchange.handTo(null, "/:any", true);
    assertEquals("/:any", routeAtTheEnd());
  }

  @Test
  void noRouteWhenTheOutermostRouterWasNotSeen() {
    exchange.handTo(null, "/api/", false);
    exchange.handTo("/api/", "/c", true);
    assertEquals("/api/c", routeAtTheEnd());
    exchange.recycle();
    open();
    exchange.handTo("/rooms/7/", "/c", true);
    assertEquals("", routeAtTheEnd());
  }

  @Test
  void noRouteWhenNoHandlerOfTheRouterAnswers() {
    exchange.handTo(null, "/api/", false);
    exchange.handToNobody();
    assertEquals("", routeAtTheEnd());
  }
}
