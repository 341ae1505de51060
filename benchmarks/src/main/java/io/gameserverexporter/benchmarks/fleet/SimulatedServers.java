package io.gameserverexporter.benchmarks.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPOutputStream;

/**
 * The metrics pages of many game servers, each at a path of one port of the loopback address:
 * server 7 is at {@code /servers/7}.
 */
final class SimulatedServers implements Closeable {
  private static final String PATH = "/servers/";
  private static final int THREADS = 2;

  /** Apart from each other in their lives, and in how busy they are. */
  private static final double SECONDS_APART = 37;

  private static final double LEAST_PACE = 0.5;
  private static final int PACES = 11;

  private final LivePage page;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final long started = System.nanoTime();
  private final LongAdder pages = new LongAdder();
  private final LongAdder wireBytes = new LongAdder();

  SimulatedServers(LivePage page) throws IOException {
    this.page = page;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(PATH, this::answer);
    http.setExecutor(threads);
    http.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int server = Integer.parseInt(exchange.getRequestURI().getPath().substring(PATH.length()));
      byte[] body = page(server).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", page.contentType());
      String encoding = exchange.getRequestHeaders().getFirst("Accept-Encoding");
      if (encoding != null && encoding.contains("gzip")) {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        body = compress(body);
      }
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      pages.increment();
      wireBytes.add(body.length);
    }
  }

  private String page(int server) {
    double seconds = (System.nanoTime() - started) / 1e9 + SECONDS_APART * server;
    double pace = LEAST_PACE + (double) (server % PACES) / (PACES - 1);
    return page.moving().at(seconds, pace);
  }

  private static byte[] compress(byte[] body) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4);
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    }
    return compressed.toByteArray();
  }

  /** Address and port of them all. */
  String address() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  /** The path of one server's page. */
  static String path(int server) {
    return PATH + server;
  }

  /** How many bytes an answer has on the wire, on average. */
  double bytesPerPage() {
    return wireBytes.doubleValue() / pages.doubleValue();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
