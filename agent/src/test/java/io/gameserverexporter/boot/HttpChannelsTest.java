package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

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
