package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.handler.ssl.SslHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which request on a connection gets which response. */
class HttpPipelineTest {
  private final RecordingSink sink = new RecordingSink();

  @BeforeEach
  void install() {
    HttpServers.install(sink);
  }

  @Test
  void inOrder() {
    HttpPipeline connection = new HttpPipeline(Map.<String, Object>of().entrySet());
    connection.begin("A", null);
    connection.begin("B", null);
    connection.answer(200, false);
    connection.begin("C", null);
    connection.complete();
    connection.answer(404, true);
    connection.begin("D", null);
    connection.answer(500, true);
    connection.answer(204, true);
    assertEquals(List.of("http A 200", "http B 404", "http C 500", "http D 204"), sink.ended);
    assertEquals(0, sink.active.requests());
  }

  @Test
  void theOldestIsWorkedOn() {
    HttpPipeline connection = new HttpPipeline(Map.<String, Object>of().entrySet());
    assertNull(connection.oldest());
    HttpExchange first = connection.begin("A", null);
    HttpExchange second = connection.begin("B", null);
    assertSame(first, connection.oldest());
    connection.answer(200, true);
    assertSame(second, connection.oldest());
    connection.close();
    assertNull(connection.oldest());
  }

  @Test
  void thisThreadWorksOnWhatBeginsHere() {
    HttpPipeline connection = new HttpPipeline(Map.<String, Object>of().entrySet());
    HttpExchange before = HttpPipeline.read(connection);
    assertNull(HttpServers.current());
    connection.beginHere("A", null);
    assertSame(connection.oldest(), HttpServers.current());
    connection.beginHere("B", null);
    assertSame(connection.newest(), HttpServers.current());
    HttpServers.leave(before);
    assertSame(before, HttpServers.current());
    connection.close();
    connection.beginHere("C", null);
    // Counted as what nobody answers, and nothing that is open.
    assertFalse(HttpServers.current().isOpen());
    HttpServers.leave(before);
    assertEquals(List.of("http A 0", "http B 0", "http C 0"), sink.ended);
    assertEquals(0, sink.active.requests());
  }

  @Test
  void knownByTheServersObjectsUntilTheyEnd() {
    HttpPipeline connection = new HttpPipeline(Map.<String, Object>of().entrySet());
    assertNull(connection.oldestUnnamed());
    HttpExchange first = connection.begin("A", null);
    HttpExchange second = connection.begin("B", null);
    Object call = new Object();
    first.knownBy(call);
    first.knownBy(new Object());
    assertSame(first, HttpRequests.known(call));
    assertSame(second, connection.oldestUnnamed());
    Object next = new Object();
    second.knownBy(next);
    assertNull(connection.oldestUnnamed());
    connection.answer(200, true);
    assertNull(HttpRequests.known(call));
    first.knownBy(call);
    assertNull(HttpRequests.known(call));
    connection.close();
    assertNull(HttpRequests.known(next));
    assertFalse(HttpRequests.requests().iterator().hasNext());
  }

  @Test
  void interimResponsesEndNothing() {
    HttpPipeline connection = new HttpPipeline(Map.<String, Object>of().entrySet());
    connection.begin("A", null);
    connection.answer(100, true);
    connection.answer(102, false);
    connection.complete();
    assertEquals(1, sink.active.requests());
    connection.answer(200, true);
    assertEquals(List.of("http A 200"), sink.ended);
  }

  @Test
  void switchingProtocolsIsTheEnd() {
    HttpPipeline connection = new HttpPipeline(Map.<String, Object>of().entrySet());
    connection.begin("A", null);
    connection.answer(101, false);
    connection.complete();
    assertEquals(List.of("http A 101"), sink.ended);
  }

  @Test
  void theRestOfAResponseThatNobodyAskedForIsNotTheNextOnes() {
    HttpPipeline connection = new HttpPipeline(Map.<String, Object>of().entrySet());
    connection.answer(408, false);
    connection.begin("A", null);
    connection.complete();
    assertEquals(List.of(), sink.ended);
    connection.answer(200, true);
    assertEquals(List.of("http A 200"), sink.ended);
  }

  @Test
  void whatIsOpenAtTheEndOfTheConnection() {
    HttpPipeline connection = new HttpPipeline(Map.<String, Object>of().entrySet());
    connection.begin("A", null);
    connection.begin(null, null);
    connection.answer(200, false);
    connection.close();
    connection.complete();
    connection.begin("C", null);
    connection.answer(200, true);
    assertEquals(List.of("http A 200", "http null 0", "http C 0"), sink.ended);
    assertEquals(0, sink.active.requests());
  }

  /** Past the bound each is still counted once, and the answers keep to their requests. */
  @Test
  void moreThanMayBeOpen() {
    HttpPipeline connection = new HttpPipeline(Map.<String, Object>of().entrySet());
    for (int i = 0; i < 1024; i++) {
      connection.begin("KEPT", null);
    }
    for (int i = 0; i < 500; i++) {
      connection.begin("BEYOND", null);
    }
    assertEquals(1024, sink.active.requests());
    assertEquals(Collections.nCopies(500, "http BEYOND 0"), sink.ended);
    for (int i = 0; i < 1024; i++) {
      connection.answer(200, true);
    }
    connection.begin("BEYOND", null);
    for (int i = 0; i < 501; i++) {
      connection.answer(201, true);
    }
    connection.begin("NEXT", null);
    connection.answer(202, true);
    List<String> wanted = new ArrayList<>(Collections.nCopies(500, "http BEYOND 0"));
    wanted.addAll(Collections.nCopies(1024, "http KEPT 200"));
    wanted.add("http BEYOND 0");
    wanted.add("http NEXT 202");
    assertEquals(wanted, sink.ended);
    assertEquals(0, sink.active.requests());
  }

  @Test
  void https() throws Exception {
    SslHandler tls = new SslHandler(SSLContext.getDefault().createSSLEngine());
    HttpPipeline connection =
        new HttpPipeline(Map.<String, Object>of("a", "b", "c", tls).entrySet());
    connection.begin("A", null);
    connection.answer(200, true);
    assertEquals(List.of("https A 200"), sink.ended);
  }
}
