package io.gameserverexporter.benchmarks.pauses;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A JVM with many threads and a large heap that measures how late its own heartbeat of a
 * millisecond comes. Arguments: threads, MiB that it holds. Commands on standard input: {@code
 * begin}, {@code end} (prints the longest lateness since then in microseconds, or -1 when a
 * collection fell into that time), {@code usage} (collects, then prints heap bytes, resident KiB,
 * threads).
 */
final class HeartbeatServer {
  private static final int BLOCK = 1_000;
  private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int STACK_BYTES = 64 << 10;

  /** About 2 MB a second, so that collections, which would hide all else, are rare. */
  private static final int GARBAGE_PER_BEAT = 2_000;

  private static volatile long longest;
  private static long collectionsBefore;
  private static volatile byte[] garbage = {};

  private HeartbeatServer() {}

  public static void main(String[] args) throws IOException {
    List<byte[]> held = new ArrayList<>();
    for (long left = Long.parseLong(args[1]) << 20; left > 0; left -= BLOCK) {
      held.add(new byte[BLOCK]);
    }
    for (int i = Integer.parseInt(args[0]); i > 0; i--) {
      daemon(
          () -> {
            while (true) {
              LockSupport.park();
            }
          });
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/move",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.start();
    daemon(HeartbeatServer::beat);
    System.out.println("listening " + server.getAddress().getPort());
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String command = commands.readLine(); command != null; command = commands.readLine()) {
      answer(command);
    }
    System.exit(held.size() + garbage.length > 0 ? 0 : 1);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(null, work, "game", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  private static void beat() {
    while (true) {
      long due = System.nanoTime() + BEAT_NANOS;
      LockSupport.parkNanos(BEAT_NANOS);
      garbage = new byte[GARBAGE_PER_BEAT];
      long lateness = System.nanoTime() - due;
      longest = Math.max(longest, lateness);
    }
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private static void answer(String command) throws IOException {
    if (command.equals("begin")) {
      collectionsBefore = collections();
      longest = 0;
      System.out.println("begun");
    } else if (command.equals("end")) {
      long lateness = TimeUnit.NANOSECONDS.toMicros(longest);
      System.out.println(collections() == collectionsBefore ? lateness : -1);
    } else {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long resident = 0;
      long threads = 0;
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        String[] words = line.split("\\s+", -1);
        if (line.startsWith("VmRSS")) {
          resident = Long.parseLong(words[1]);
        } else if (line.startsWith("Threads")) {
          threads = Long.parseLong(words[1]);
        }
      }
      System.out.println(
          (runtime.totalMemory() - runtime.freeMemory()) + " " + resident + " " + threads);
    }
  }
}
