package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.gameserverexporter.exactness.Ledger.Key;
import io.gameserverexporter.support.RawHttp;
import java.io.IOException;
import java.util.Set;

/** Sends requests and notes how the agent must count them. */
final class Client {
  private static final Set<String> KNOWN_METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  private final int port;
  private final Ledger ledger = new Ledger();

  Client(int port) {
    this.port = port;
  }

  Ledger ledger() {
    return ledger;
  }

  RawHttp connect() throws IOException {
    return new RawHttp(port);
  }

  Exchange get(String target, String... headers) throws IOException {
    return call("GET", target, headers);
  }

  /** On a connection of its own. */
  Exchange call(String method, String target, String... headers) throws IOException {
    return raw(method, RawHttp.head(method, target, headers));
  }

  /** Sends the text as it is, on a connection of its own, and reads what the server answers. */
  Exchange raw(String method, String request) throws IOException {
    try (RawHttp connection = connect()) {
      connection.send(request);
      return read(connection, method);
    }
  }

  /** Reads the response to a request that was sent on the connection. */
  Exchange read(RawHttp connection, String method) throws IOException {
    return new Exchange(
        method, connection.tryRead(method).map(r -> Integer.toString(r.status())).orElse(""));
  }

  /** A request that was sent by other means, and answered with that status. */
  Exchange ended(String method, int status) {
    return new Exchange(method, Integer.toString(status));
  }

  /** Notes one request of which only the route is certain. */
  void counts(String method, String route) {
    ledger.add(new Key(labelOf(method), route, Ledger.ANY, Ledger.ANY));
  }

  private static String labelOf(String method) {
    return KNOWN_METHODS.contains(method) ? method : "_OTHER";
  }

  /** A request that has ended for the client, with a response or without. */
  final class Exchange {
    private final String method;
    private final String status;

    private Exchange(String method, String status) {
      this.method = method;
      this.status = status;
    }

    Exchange answered(int expected) {
      assertEquals(Integer.toString(expected), status);
      return this;
    }

    Exchange answered() {
      assertNotEquals("", status);
      return this;
    }

    Exchange unanswered() {
      assertEquals("", status);
      return this;
    }

    /** With the error that the status alone makes, if any. */
    void countedAs(String route) {
      countedAs(route, status.startsWith("5") ? status : "");
    }

    void countedAs(String route, String error) {
      ledger.add(new Key(labelOf(method), route, status, error));
    }
  }
}
