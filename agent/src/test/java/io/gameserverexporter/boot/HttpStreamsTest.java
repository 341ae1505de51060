package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which stream of an HTTP/2 connection has which request and response. */
class HttpStreamsTest {
  private final RecordingSink sink = new RecordingSink();
  private final HttpPipeline connection = new HttpPipeline(Map.<String, Object>of().entrySet());
  private final HttpStreams streams = connection.streams();

  @BeforeEach
  void install() {
    HttpServers.install(sink);
  }

  @Test
  void eachOnItsStream() {
    streams.begin(1, "A", null);
    streams.begin(3, "B", null);
    streams.answer(3, "404", true);
    streams.answer(1, "103", false);
    streams.answer(1, "200", false);
    streams.answer(1, null, true);
    streams.end(1);
    assertEquals(List.of("http B 404", "http A 200"), sink.ended);
    assertEquals(0, sink.active.requests());
  }

  @Test
  void whatComesAfterABodyIsNoRequest() {
    streams.begin(1, "A", null);
    streams.begin(1, "A", null);
    streams.answer(1, "200", true);
    streams.begin(1, "A", null);
    assertEquals(List.of("http A 200"), sink.ended);
    assertEquals(0, sink.active.requests());
  }

  @Test
  void upgradedFromHttp11() {
    connection.begin("A", null);
    connection.upgrade();
    connection.complete();
    assertEquals(1, sink.active.requests());
    streams.answer(1, "200", true);
    streams.begin(3, "B", null);
    streams.answer(3, "204", true);
    assertEquals(List.of("http A 200", "http B 204"), sink.ended);
    assertEquals(0, sink.active.requests());
  }

  @Test
  void whatIsOpenAtTheEndOfTheConnection() {
    streams.begin(1, "A", null);
    streams.answer(1, "200", false);
    streams.begin(3, "B", null);
    connection.close();
    streams.end(1);
    streams.begin(5, "C", null);
    assertEquals(3, sink.ended.size());
    assertEquals("http C 0", sink.ended.get(2));
    assertEquals(0, sink.active.requests());
  }

  @Test
  void moreThanMayBeOpen() {
    for (int i = 0; i < 5000; i++) {
      streams.begin(2 * i + 1, "A", null);
    }
    assertEquals(4096, sink.active.requests());
    connection.close();
    assertEquals(5000, sink.ended.size());
    assertEquals(0, sink.active.requests());
  }

  @Test
  void anyOrder() {
    Random random = new Random(1);
    List<Integer> open = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    int next = 1;
    for (int i = 0; i < 100_000; i++) {
      if (random.nextInt(200) >= open.size()) {
        streams.begin(next, "M" + next, null);
        open.add(next);
        // Clients may leave numbers out.
        next += 2 * (1 + random.nextInt(3));
      } else {
        int stream = open.remove(random.nextInt(open.size()));
        int status = 200 + random.nextInt(300);
        streams.answer(stream, Integer.toString(status), true);
        wanted.add("http M" + stream + ' ' + status);
      }
    }
    assertEquals(wanted, sink.ended);
    assertEquals(open.size(), sink.active.requests());
  }
}
