package io.gameserverexporter.web;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The HTTP endpoint that Prometheus scrapes: {@code /metrics}, {@code /-/healthy}, {@code
 * /-/ready}, {@code /-/status}, and a page for people at {@code /}. Runs on two daemon threads
 * until closed; the JVM's shutdown does not wait for it.
 */
public final class Endpoint implements Closeable {
  private static final int BACKLOG = 128;
  private static final long WEB_STACK_BYTES = 256 * 1024;
  private static final long SCRAPE_STACK_BYTES = 512 * 1024;

  private final InetSocketAddress address;
  private final EventLoop loop;
  private final ScrapeWorker worker;
  private final MetricsPage page;
  private final SelfMetrics metrics;
  private final Thread web;
  private final Thread scrapes;

  private Endpoint(
      InetSocketAddress address,
      EventLoop loop,
      ScrapeWorker worker,
      MetricsPage page,
      SelfMetrics metrics) {
    this.address = address;
    this.loop = loop;
    this.worker = worker;
    this.page = page;
    this.metrics = metrics;
    this.web = AgentThread.create("gameserver-exporter-web", WEB_STACK_BYTES, loop);
    this.scrapes = AgentThread.create("gameserver-exporter-scrape", SCRAPE_STACK_BYTES, worker);
  }

  /**
   * Binds the port and serves from then on. Looks a host name up, so it may take the time of the
   * system's resolver.
   *
   * @param host address or name to listen on; {@code 0.0.0.0} or {@code ::} for all interfaces
   * @param port 0 to 65535; 0 takes a free one
   * @param registry what is scraped; the endpoint's own metrics are registered there as well
   * @param properties client_java's settings: explicit ones, never those that it reads from the
   *     application's properties and environment
   * @param ready whether all collectors run, asked at each request for {@code /-/ready} on the
   *     event loop's thread: must return at once
   * @param status what is on and off, as JSON for {@code /-/status}; asked like {@code ready}
   * @throws IOException when the address cannot be listened on; the message says why and what to do
   */
  public static Endpoint start(
      String host,
      int port,
      PrometheusRegistry registry,
      PrometheusProperties properties,
      BooleanSupplier ready,
      Supplier<String> status)
      throws IOException {
    return start(host, port, registry, properties, ready, status, Limits.DEFAULT);
  }

  static Endpoint start(
      String host,
      int port,
      PrometheusRegistry registry,
      PrometheusProperties properties,
      BooleanSupplier ready,
      Supplier<String> status,
      Limits limits)
      throws IOException {
    Pages pages = new Pages(ready, status);
    ServerSocketChannel server = bind(host, port);
    Selector selector = null;
    SelfMetrics metrics = null;
    try {
      selector = Selector.open();
      metrics = new SelfMetrics(registry, properties);
      BodyPool pool = new BodyPool();
      Faults faults = new Faults();
      Selector woken = selector;
      MetricsPage page = new MetricsPage(properties, registry);
      ScrapeWorker worker =
          new ScrapeWorker(
              page,
              pool,
              metrics,
              faults,
              limits,
              new Runnable() {
                @Override
                public void run() {
                  woken.wakeup();
                }
              });
      Serving serving = new Serving(limits, pages, worker, metrics, pool, faults);
      InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
      Endpoint endpoint =
          new Endpoint(address, new EventLoop(selector, server, serving), worker, page, metrics);
      endpoint.startThreads();
      return endpoint;
    } catch (IOException | RuntimeException | Error e) {
      server.close();
      if (selector != null) {
        selector.close();
      }
      if (metrics != null) {
        metrics.unregister();
      }
      throw e;
    }
  }

  private void startThreads() {
    scrapes.start();
    try {
      web.start();
    } catch (Error e) {
      // The system has no more threads to give.
      worker.close();
      scrapes.interrupt();
      throw e;
    }
  }

  /** What it listens on, with the port that was taken. */
  public InetSocketAddress address() {
    return address;
  }

  /** Renders a page for nobody, so that the first scrape is as quick as all later ones. */
  public void warmUp() throws IOException {
    page.warmUp();
  }

  /**
   * Stops listening, drops all connections and takes the endpoint's own metrics out of the
   * registry. Waits up to a second for the port to be free; a scrape that hangs is left behind on
   * its daemon thread.
   */
  @Override
  public void close() {
    loop.close();
    worker.close();
    scrapes.interrupt();
    metrics.unregister();
    try {
      web.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServerSocketChannel bind(String host, int port) throws IOException {
    InetSocketAddress wanted;
    try {
      wanted = new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw BindFailure.unknownHost(host, e);
    }
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.configureBlocking(false);
      server.bind(wanted, BACKLOG);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw BindFailure.of(host, port, e);
    }
  }
}
