package io.gameserverexporter.benchmarks.recording;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One thread's requests: an exchange that is used again, as on the pooled request object of a
 * server, and the calls that advice makes for each request.
 */
@State(Scope.Thread)
public class Requests {
  private static final int OK = 200;
  private static final int[] STATUSES = {200, 200, 200, 200, 201, 302, 404, 500};

  private final HttpExchange exchange = new HttpExchange();
  private final String method = asParsed("GET");
  private final String scheme = asParsed("http");
  private final String route = asParsed("/players/{id}");
  private final String[] routes = Routes.all();
  private int next;

  /** A server reads these from the wire: equal to the constants, never the same instances. */
  @SuppressWarnings("StringCopy")
  private static String asParsed(String value) {
    return new String(value);
  }

  /** A request to the same route as all others. */
  public void one() {
    record(route, OK);
  }

  /** A request to the next of many routes, with a status that varies. */
  public void oneOfMany() {
    int i = next++;
    record(routes[i & (Routes.COUNT - 1)], statusOf(i));
  }

  static int statusOf(int request) {
    return STATUSES[(request >>> Routes.BITS) & (STATUSES.length - 1)];
  }

  private void record(String template, int status) {
    HttpServers.begin(exchange, method, scheme);
    HttpExchange before = HttpServers.enter(exchange);
    exchange.routeIfAbsent("", template);
    HttpServers.leave(before);
    HttpServers.end(exchange, status, null);
    exchange.recycle();
  }
}
