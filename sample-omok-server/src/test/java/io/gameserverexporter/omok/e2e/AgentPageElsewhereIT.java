package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The agent's page on a server that it does not know, with parts that do not work. */
@EnabledIf(value = "isInstalled", disabledReason = Chromium.MISSING)
class AgentPageElsewhereIT {
  private static final String PROGRAM =
      """
      class Idle {
        public static void main(String[] arguments) throws Exception {
          Thread.sleep(Long.MAX_VALUE);
        }
      }
      """;

  @TempDir Path folder;

  static boolean isInstalled() {
    return Chromium.isInstalled();
  }

  @Test
  void saysWhatIsMissingAndWhyUntilTheServerIsGone() throws Exception {
    Path source = Files.writeString(folder.resolve("Idle.java"), PROGRAM);
    Child idle =
        Child.start(
            folder.resolve("idle.log"),
            List.of(
                Checkout.jdk("java"),
                "-javaagent:"
                    + Checkout.agentJar()
                    + "=port=0,disabled=jvm_memory,procfs=/no-such-place,nonsense=1",
                source.toString()));
    try (idle;
        Chromium browser = Chromium.start(folder.resolve("browser"))) {
      URI metrics = URI.create(idle.await("gameserver-exporter: metrics at (\\S+)"));
      AgentPage page = AgentPage.open(browser, metrics);
      page.awaitRefresh();

      String requests = page.missing("requests");
      assertTrue(requests.contains("http_server_request_duration_seconds"), requests);
      assertTrue(requests.contains("No HTTP probe is on"), requests);
      assertTrue(requests.contains("tomcat"), requests);
      for (String chart : List.of("latency", "errors", "inflight")) {
        assertFalse(page.chart(chart).isDisplayed(), chart);
      }
      assertFalse(browser.find("#routes").isDisplayed());
      String heap = page.missing("heap");
      assertTrue(heap.contains("jvm_memory_used_bytes") && heap.contains("is off"), heap);
      String network = page.missing("network");
      assertTrue(network.contains("node_network_receive_bytes_total"), network);
      assertTrue(network.contains("/no-such-place/net/dev"), network);
      assertTrue(browser.findAll("[data-chart=heap] canvas").isEmpty());
      assertFalse(browser.findAll("[data-chart=threads] canvas").isEmpty());

      assertTrue(
          browser.find("#notes").getText().contains("cpu"), browser.find("#notes").getText());
      assertEquals(
          "failed", browser.find("#parts-body [data-part=cpu]").getDomAttribute("data-state"));
      assertEquals(
          "off", browser.find("#parts-body [data-part=jvm_memory]").getDomAttribute("data-state"));
      assertTrue(browser.find("#settings").getText().contains("1 could not be used"));
      assertFalse(browser.find("body").getText().contains("nonsense"));
      assertEquals(List.of(), browser.console());

      idle.close();
      String lost =
          browser.await(
              "the end of the server",
              shown -> {
                String text = shown.find("#connection").getText();
                return text.startsWith("No answer since ") ? text : null;
              });
      assertTrue(lost.contains("Trying again"), lost);
    }
  }
}
