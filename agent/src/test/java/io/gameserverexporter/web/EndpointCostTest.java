package io.gameserverexporter.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What the server itself takes of the game server's memory for each scrape. */
class EndpointCostTest {
  private static final int SCRAPES = 200;

  @Test
  void aWarmScrapeAllocatesLittleBesideWhatTheLibraryDoes() throws Exception {
    try (Running running = new Running();
        RawClient client = new RawClient(running.address())) {
      running.fill(2_000);
      scrape(client);
      long before = allocated("gameserver-exporter-web");
      scrape(client);
      long each = (allocated("gameserver-exporter-web") - before) / SCRAPES;
      assertTrue(each < 20_000, "the event loop allocates " + each + " bytes per scrape");
    }
  }

  @Test
  void thePagesBufferIsUsedAgain() throws Exception {
    try (Running running = new Running();
        RawClient client = new RawClient(running.address())) {
      // A page of nothing: what is left is what every page needs.
      client.request("GET", "/metrics?name[]=none");
      client.read();
      for (int i = 0; i < SCRAPES; i++) {
        client.request("GET", "/metrics?name[]=none", "Accept-Encoding: gzip");
        client.read();
      }
      long before = allocated("gameserver-exporter-scrape");
      for (int i = 0; i < SCRAPES; i++) {
        client.request("GET", "/metrics?name[]=none", "Accept-Encoding: gzip");
        client.read();
      }
      long each = (allocated("gameserver-exporter-scrape") - before) / SCRAPES;
      // client_java's writer and its gzip stream take about 30 kB on most JDKs.
      assertTrue(each < 45_000, "an empty scrape allocates " + each + " bytes");
    }
  }

  private static void scrape(RawClient client) throws Exception {
    for (int i = 0; i < SCRAPES; i++) {
      client.request("GET", "/metrics", "Accept-Encoding: gzip");
      client.read();
    }
  }

  private static long allocated(String name) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
        .sum();
  }
}
