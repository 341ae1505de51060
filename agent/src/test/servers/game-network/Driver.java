package testservers.gamenetwork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that do what the lines on standard input say, one after the other: an identifier, what to
 * do, and with what. Each is answered with the identifier and what came of it.
 */
public final class Driver {
  private static final AtomicLong RECEIVED = new AtomicLong();

  private final Library library;
  private final List<Peer> peers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private Driver(Library library) {
    this.library = library;
  }

  /** Makes clients. */
  public interface Library {
    Peer connect(int port) throws Exception;
  }

  /** One client. */
  public interface Peer {
    /** Tells how many bytes the message had, 0 when the library does not know. */
    int send(String text, boolean datagram) throws Exception;

    void junk(byte[] bytes) throws Exception;

    boolean isConnected();

    void close() throws Exception;

    void reset() throws Exception;
  }

  /** A client has got a message. */
  public static void received() {
    RECEIVED.incrementAndGet();
  }

  /** A port that was free a moment ago, for servers that cannot tell which one they have. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** What a field holds that is not for us. */
  public static Object field(Object object, String name) throws Exception {
    Class<?> type = object.getClass();
    while (true) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
      } catch (NoSuchFieldException above) {
        type = type.getSuperclass();
      }
    }
  }

  public static void run(Library library) throws Exception {
    Driver driver = new Driver(library);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      String answer;
      try {
        answer = Long.toString(driver.obey(words));
      } catch (Exception e) {
        answer = e.toString();
      }
      System.out.println(words[0] + " " + answer);
    }
    System.exit(0);
  }

  private long obey(String[] words) throws Exception {
    switch (words[1]) {
      case "connect":
        connect(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
        return peers.size();
      case "send":
        return send(words[2], Integer.parseInt(words[3]), words[4]);
      case "one":
        return peers.get(0).send(words[2], false);
      case "received":
        return RECEIVED.get();
      case "connected":
        return peers.stream().filter(Peer::isConnected).count();
      case "junk":
        for (Peer peer : peers) {
          peer.junk(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
        }
        return 0;
      case "reset":
        for (Peer peer : peers) {
          peer.reset();
        }
        peers.clear();
        return 0;
      case "close":
        for (Peer peer : peers) {
          peer.close();
        }
        peers.clear();
        return 0;
      default:
        throw new IllegalArgumentException(words[1]);
    }
  }

  private void connect(int port, int clients) throws Exception {
    List<Future<Peer>> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      all.add(threads.submit(() -> library.connect(port)));
    }
    for (Future<Peer> each : all) {
      Peer peer = each.get();
      awaitTrue(peer::isConnected);
      peers.add(peer);
    }
  }

  /** All at once; datagrams one after the other, as there is nobody who sends them again. */
  private long send(String protocol, int times, String text) throws Exception {
    List<Future<Long>> all = new ArrayList<>();
    long bytes = 0;
    for (Peer peer : peers) {
      if (protocol.equals("udp")) {
        bytes += exchangeDatagrams(peer, times, text);
      } else {
        all.add(
            threads.submit(
                () -> {
                  long sum = 0;
                  for (int i = 0; i < times; i++) {
                    sum += peer.send(text, false);
                  }
                  return sum;
                }));
      }
    }
    for (Future<Long> each : all) {
      bytes += each.get();
    }
    return bytes;
  }

  private static long exchangeDatagrams(Peer peer, int times, String text) throws Exception {
    long bytes = 0;
    for (int i = 0; i < times; i++) {
      long before = RECEIVED.get();
      bytes += peer.send(text, true);
      awaitTrue(() -> RECEIVED.get() > before);
    }
    return bytes;
  }

  /** Waits until it is so. */
  public static void awaitTrue(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + 15_000_000_000L;
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("in vain");
      }
      Thread.sleep(2);
    }
  }
}
