package io.gameserverexporter.omok.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.support.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers are opened to be connected to; the variable itself is of no use. */
@SuppressWarnings("try")
class StoreServerTest {
  private static final byte[] VALUE = {1, 2, 3};
  private static final Duration KEEP = Duration.ofSeconds(10);

  @TempDir private Path data;
  private final MutableClock clock = new MutableClock(Instant.EPOCH);
  private final MemoryStore store = new MemoryStore(clock);

  @Test
  void aClientUsesTheStoreAsIfItWereItsOwn() throws IOException {
    try (StoreServer server = StoreServer.start(store, data);
        StoreClient client = new StoreClient(data)) {
      assertNull(client.get("오목"));
      client.put("오목", VALUE, KEEP);
      assertArrayEquals(VALUE, client.get("오목"));
      client.remove("오목");
      assertNull(client.get("오목"));
      client.put("k", new byte[0], KEEP);
      assertArrayEquals(new byte[0], client.get("k"));
      clock.advance(KEEP);
      assertNull(client.get("k"));
    }
  }

  @Test
  void manyThreadsGetTheirOwnAnswers() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (StoreServer server = StoreServer.start(store, data);
        StoreClient client = new StoreClient(data)) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        byte[] mine = {(byte) t};
        String key = "k" + t;
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 200; i++) {
                    client.put(key, mine, KEEP);
                    assertArrayEquals(mine, client.get(key));
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aClientFindsAServerThatWasStartedAnew() throws IOException {
    try (StoreClient client = new StoreClient(data)) {
      try (StoreServer first = StoreServer.start(store, data)) {
        client.put("k", VALUE, KEEP);
      }
      StoreException e = assertThrows(StoreException.class, () -> client.get("k"));
      assertTrue(e.getMessage().contains(data.toString()), e.getMessage());
      try (StoreServer second = StoreServer.start(store, data)) {
        assertArrayEquals(VALUE, client.get("k"));
      }
    }
  }

  @Test
  void whoDoesNotKnowTheSecretIsNotServed() throws IOException {
    try (StoreServer server = StoreServer.start(store, data)) {
      StoreAddress address = StoreAddress.read(data);
      assertEquals(32, address.secret().length());
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port())) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write("x".repeat(32).getBytes(US_ASCII));
        socket.getOutputStream().write(new byte[] {1, 0, 1, 'k'});
        assertEquals(-1, socket.getInputStream().read());
      } catch (java.net.SocketException e) {
        assertTrue(e.getMessage().contains("reset"), e.getMessage());
      }
    }
  }

  @Test
  void theSecretIsReadableByTheOwnerOnly() throws IOException {
    try (StoreServer server = StoreServer.start(store, data)) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(data.resolve("match-store"))));
    }
  }

  @Test
  void withoutAServerTheClientSaysWhatToDo() throws IOException {
    try (StoreClient client = new StoreClient(data)) {
      StoreException e = assertThrows(StoreException.class, () -> client.get("k"));
      assertTrue(e.getMessage().contains("is match running"), e.getMessage());
    }
  }
}
