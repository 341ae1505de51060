package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class HttpChannelsTest {
  private final Object channel = new AlwaysEqual();
  private final Object other = new AlwaysEqual();

  @Test
  void eachChannelHasItsOwn() {
    assertNull(HttpChannels.known(channel));
    HttpExchange exchange = HttpChannels.exchange(channel);
    assertSame(exchange, HttpChannels.exchange(channel));
    assertSame(exchange, HttpChannels.known(channel));
    assertNull(HttpChannels.known(other));
    assertNotSame(exchange, HttpChannels.exchange(other));
  }

  /** Whatever the thread works on, as when a server calls another in the same JVM. */
  @Test
  void alsoWhileTheThreadWorksOnOneOrAnother() {
    HttpExchange exchange = HttpChannels.exchange(channel);
    HttpExchange another = HttpChannels.exchange(other);
    HttpExchange noChannels = new HttpExchange();
    for (HttpExchange current : new HttpExchange[] {exchange, another, noChannels}) {
      HttpExchange before = HttpServers.enter(current);
      try {
        assertSame(exchange, HttpChannels.known(channel));
        assertSame(exchange, HttpChannels.exchange(channel));
        assertSame(another, HttpChannels.known(other));
      } finally {
        HttpServers.leave(before);
      }
    }
  }

  /** Jetty is done with a request: one that was handled, and one that was refused before that. */
  @Test
  void aChannelIsDoneWithItsRequest() {
    RecordingSink sink = new RecordingSink();
    HttpServers.install(sink);
    Channel jettys = new Channel();
    HttpExchange exchange = HttpChannels.exchange(jettys);
    HttpServers.begin(exchange, "GET", "http");
    exchange.status(200);
    HttpChannels.completed(jettys, null);
    HttpChannels.completed(jettys, new IllegalStateException());
    assertEquals(List.of("http GET 200", "https PUT 0"), sink.ended);
    assertEquals("java.lang.IllegalStateException", exchange.errorType());
    assertEquals(0, sink.active.requests());
  }

  /** With what is asked of Jetty's. */
  public static final class Channel {
    public Channel getRequest() {
      return this;
    }

    public Channel getConnectionMetaData() {
      return this;
    }

    public String getMethod() {
      return "PUT";
    }

    public boolean isSecure() {
      return true;
    }
  }

  /** What a server's objects think of being equal does not matter. */
  private static final class AlwaysEqual {
    @Override
    public boolean equals(Object object) {
      return object instanceof AlwaysEqual;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }
}
