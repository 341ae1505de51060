package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RpcServersTest {
  private static final int OK = 0;
  private static final int CANCELLED = 1;
  private static final int DEADLINE_EXCEEDED = 4;
  private static final int UNIMPLEMENTED = 12;

  private final Recording sink = new Recording();

  @BeforeEach
  void install() {
    RpcServers.install(sink);
  }

  /** More than there are places for without an allocation. */
  @Test
  void manyOpenAtATime() {
    List<Object> streams = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Object stream = new Object();
      streams.add(stream);
      begin(stream, "a/b");
    }
    assertEquals(20_000, sink.active.sum(0));
    for (Object stream : streams) {
      RpcServers.received(stream);
      RpcServers.answer(stream, OK);
      RpcServers.completed(stream);
      assertNull(RpcServers.sending(stream), "the call is over");
    }
    assertEquals(0, sink.active.sum(0));
    assertEquals(20_000, sink.method("a/b").received.sum());
    assertEquals(0, sink.method("a/b").sent.sum());
    assertEquals(Map.of("a/b 0", 20_000L), sink.ended());
  }

  /** The client has the message, and ends the call, before the server's thread goes on. */
  @Test
  void aMessageOnItsWayAtTheEndCounts() {
    Object stream = new Object();
    begin(stream, "a/b");
    RpcMethod method = RpcServers.sending(stream);
    RpcServers.aborted(stream, 1, Long.MAX_VALUE);
    RpcServers.sent(method);
    assertEquals(1, sink.method("a/b").sent.sum());
  }

  @Test
  void endsOnceHoweverManySeeIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int i = 0; i < 2_000; i++) {
        Object stream = new Object();
        begin(stream, "a/b");
        List<Future<?>> both =
            List.of(
                threads.submit(() -> RpcServers.completed(stream)),
                threads.submit(() -> RpcServers.aborted(stream, CANCELLED, Long.MAX_VALUE)));
        for (Future<?> each : both) {
          each.get();
        }
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(0, sink.active.sum(0));
    assertEquals(2_000, sink.ended().values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void theFirstAnswerCounts() {
    Object stream = new Object();
    begin(stream, "a/b");
    RpcServers.answer(stream, 5);
    RpcServers.answer(stream, 2);
    RpcServers.completed(stream);
    assertEquals(Map.of("a/b 5", 1L), sink.ended());
  }

  @Test
  void cancelledJustBeforeTheDeadline() {
    for (long remaining : new long[] {-1, 0, Long.MAX_VALUE}) {
      Object stream = new Object();
      begin(stream, "a/b");
      RpcServers.aborted(stream, CANCELLED, remaining);
    }
    assertEquals(Map.of("a/b " + DEADLINE_EXCEEDED, 2L, "a/b " + CANCELLED, 1L), sink.ended());
  }

  /** Names that clients make up are not kept. */
  @Test
  void methodsThatAreNotThere() {
    Object stream = new Object();
    RpcServers.begin(stream, "made/up", false);
    RpcServers.watch(stream);
    RpcServers.begun(stream);
    RpcServers.answer(stream, UNIMPLEMENTED);
    RpcServers.completed(stream);
    assertEquals(Map.of("_OTHER " + UNIMPLEMENTED, 1L), sink.ended());
  }

  /** The server answers before it listens to the stream, and never tells that it is closed. */
  @Test
  void refusedAtOnce() {
    Object stream = new Object();
    RpcServers.begin(stream, "a/b", false);
    RpcServers.answer(stream, UNIMPLEMENTED);
    RpcServers.begun(stream);
    assertEquals(0, sink.active.sum(0));
    assertEquals(Map.of("_OTHER " + UNIMPLEMENTED, 1L), sink.ended());
  }

  /** A server of another shape, of which the end of calls is not seen. */
  @Test
  void nothingStaysOpenThatNobodyWatches() {
    Object stream = new Object();
    RpcServers.begin(stream, "a/b", false);
    RpcServers.begun(stream);
    RpcServers.completed(stream);
    assertEquals(0, sink.active.sum(0));
    assertEquals(Map.of(), sink.ended());
  }

  /** It is counted as a call; a call from within the process is not what a client asked for. */
  @Test
  void theRequestThatACallHasComeAs() {
    RecordingSink http = new RecordingSink();
    HttpServers.install(http);
    HttpExchange request = new HttpExchange();
    HttpServers.begin(request, "POST", "http");
    HttpServers.enter(request);
    try {
      begin(new Object(), "a/b");
      assertEquals(1, http.active.requests());
      RpcServers.begin(new Object(), "a/b", true);
      assertEquals(0, http.active.requests());
      HttpServers.end(request, 200, null);
    } finally {
      HttpServers.leave(null);
    }
    assertEquals(List.of(), http.ended);
  }

  /** It was open before the agent came. */
  @Test
  void callsThatAreNotKnown() {
    Object stream = new Object();
    RpcServers.found(stream, "a/b");
    RpcServers.received(stream);
    RpcServers.answer(stream, OK);
    RpcServers.completed(stream);
    assertEquals(0, sink.active.sum(0));
    assertEquals(Map.of(), sink.ended());
  }

  private static void begin(Object stream, String method) {
    RpcServers.begin(stream, method, false);
    RpcServers.watch(stream);
    RpcServers.begun(stream);
    RpcServers.found(stream, method);
  }

  private static final class Recording implements RpcSink {
    private final StripedCounts active = new StripedCounts(1);
    private final Map<String, RpcMethod> methods = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> ended = new ConcurrentHashMap<>();

    @Override
    public StripedCounts active() {
      return active;
    }

    @Override
    public @Nullable RpcMethod known(String fullName) {
      return methods.get(fullName);
    }

    @Override
    public RpcMethod method(String fullName) {
      return methods.computeIfAbsent(fullName, this::make);
    }

    @Override
    public RpcMethod unknown() {
      return method("_OTHER");
    }

    private RpcMethod make(String name) {
      return new RpcMethod(new LongAdder(), new LongAdder()) {
        @Override
        public void ended(long nanos, int code) {
          ended.computeIfAbsent(name + " " + code, key -> new LongAdder()).increment();
        }
      };
    }

    private Map<String, Long> ended() {
      Map<String, Long> counts = new ConcurrentHashMap<>();
      ended.forEach((key, count) -> counts.put(key, count.sum()));
      return counts;
    }
  }
}
