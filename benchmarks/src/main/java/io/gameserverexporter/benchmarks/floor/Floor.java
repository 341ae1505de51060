package io.gameserverexporter.benchmarks.floor;

import io.gameserverexporter.benchmarks.server.NettyServer;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Measures what a bare handler on Netty pays for counting its requests by hand.
 *
 * <p>Client and server take turns on one event loop, over real connections: it sends a request, the
 * server's channel reads and answers it, it reads the answer. So all CPU time is that thread's, and
 * no waiting is in it. Windows with and without the count follow each other in an order that is
 * shuffled, in one JVM: what the JIT has made of the code is the same for both.
 *
 * <p>Arguments: how many windows of each kind; 2,000 unless told.
 */
public final class Floor {
  private static final int CONNECTIONS = 16;
  private static final int REQUESTS = 1000;
  private static final int WARM_UP = 300;
  private static final int WINDOWS = 2000;
  private static final int FEWEST_WINDOWS = 5;
  private static final byte[] REQUEST =
      "GET /players/1234 HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: load\r\nAccept: */*\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final CountedHello hello = new CountedHello();
  private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
  private final List<SocketChannel> clients = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();
  private final ByteBuffer request = ByteBuffer.allocateDirect(REQUEST.length).put(REQUEST);
  private final ByteBuffer answer = ByteBuffer.allocateDirect(4096);

  private Floor() {}

  /** Prints one line: what a request takes, and how much more when it is counted. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    int windows = windows(args);
    if (windows < FEWEST_WINDOWS) {
      System.err.println("floor: takes one number, of windows, at least " + FEWEST_WINDOWS);
      System.exit(2);
    }
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      new Floor().run(loops, windows);
    } finally {
      loops.shutdownGracefully().sync();
    }
  }

  /** 0 when the arguments cannot be understood. */
  private static int windows(String[] args) {
    if (args.length == 0) {
      return WINDOWS;
    }
    try {
      return args.length == 1 ? Integer.parseInt(args[0]) : 0;
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private void run(EventLoopGroup loops, int windows)
      throws IOException, InterruptedException, ExecutionException {
    Channel server =
        NettyServer.listen(
            loops,
            channel -> {
              channel.pipeline().addLast(new HttpServerCodec(), hello);
              accepted.add(channel);
            });
    for (int i = 0; i < CONNECTIONS; i++) {
      // One after the other: so the two lists have them in the same order.
      clients.add(SocketChannel.open((InetSocketAddress) server.localAddress()));
      channels.add(accepted.take());
    }
    EventLoop loop = channels.get(0).eventLoop();
    measure(loop, WARM_UP);
    long countedBefore = hello.counted().requests();
    List<List<Double>> micros = measure(loop, windows);
    long counted = hello.counted().requests() - countedBefore;
    if (counted != (long) windows * REQUESTS || hello.counted().sumNanos() <= 0) {
      throw new IllegalStateException(
          counted + " requests counted of " + (long) windows * REQUESTS);
    }
    print(new TrimmedMean(micros.get(0)), new TrimmedMean(micros.get(1)));
    for (SocketChannel client : clients) {
      client.close();
    }
  }

  /** Of the windows without the count, and of those with it. */
  private List<List<Double>> measure(EventLoop loop, int windows)
      throws InterruptedException, ExecutionException {
    List<Boolean> order = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      order.add(false);
      order.add(true);
    }
    Collections.shuffle(order);
    List<List<Double>> micros = List.of(new ArrayList<>(), new ArrayList<>());
    for (boolean counting : order) {
      micros.get(counting ? 1 : 0).add(loop.submit(() -> window(counting)).get());
    }
    return micros;
  }

  /** On the event loop: microseconds of CPU for one request and its client. */
  private double window(boolean counting) throws IOException {
    hello.count(counting);
    long start = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < REQUESTS; i++) {
      SocketChannel client = clients.get(i % CONNECTIONS);
      client.write(request.flip());
      ((AbstractNioChannel.NioUnsafe) channels.get(i % CONNECTIONS).unsafe()).read();
      if (client.read(answer.clear()) <= 0) {
        throw new IOException("no answer");
      }
    }
    return (threads.getCurrentThreadCpuTime() - start) / 1e3 / REQUESTS;
  }

  private static void print(TrimmedMean without, TrimmedMean with) {
    double error = Math.hypot(without.error(), with.error());
    System.out.printf(
        Locale.ROOT,
        "a request %.3f us, counted by hand %.3f us: %+.0f ns (±%.0f), x%.4f (±%.4f)%n",
        without.mean(),
        with.mean(),
        (with.mean() - without.mean()) * 1e3,
        error * 1e3,
        with.mean() / without.mean(),
        error / without.mean());
  }
}
