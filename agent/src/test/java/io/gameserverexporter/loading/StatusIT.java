package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What the agent tells of its parts, and what it costs who does not ask. */
class StatusIT {
  private static String get(URI address) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), address.toString());
    return response.body();
  }

  /** The JSON object of the first part of that name. */
  private static String part(String status, String name) {
    int at = status.indexOf("\"name\":\"" + name + "\"");
    assertTrue(at >= 0, name + " is missing in " + status);
    return status.substring(status.lastIndexOf('{', at), status.indexOf('}', at) + 1);
  }

  private static void assertPart(String status, String name, String... says) {
    String part = part(status, name);
    for (String text : says) {
      assertTrue(part.contains(text), part + " does not say " + text);
    }
  }

  @Test
  void saysWhatIsOnAndOffAndWhy() throws Exception {
    String settings = "port=0,disabled=jvm_gc;spring-mvc,procfs=/no-such-place,labels=env=t\"t";
    try (ForkedServer server =
        new Fork(Jvms.running(), Program.JDK_SERVER).agent(settings).start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 1);
      exporter.assertCounted(1, Program.JDK_ROUTE);
      String status = get(exporter.metrics().resolve("/-/status"));

      assertPart(status, "jdk-httpserver", "\"kind\":\"probe\"", "\"state\":\"on\"", "ServerImpl");
      assertPart(status, "tomcat", "\"state\":\"waiting\"");
      assertPart(status, "spring-mvc", "\"state\":\"off\"", "settings");
      assertPart(status, "jvm_gc", "\"kind\":\"collector\"", "\"state\":\"off\"", "settings");
      assertPart(status, "jvm_memory", "\"state\":\"on\"", "\"reason\":\"\"");
      assertPart(status, "cpu", "\"state\":\"failed\"", "/no-such-place/stat", "procfs");
      assertTrue(status.contains("\"procfs\":\"/no-such-place\""), status);
      assertTrue(status.contains("\"text\":\"collector cpu failed"), status);
      assertTrue(status.contains("\"settingProblems\":0"), status);
    }
  }

  /** A password may have got among the settings, and the endpoint may be open to others. */
  @Test
  void repeatsNoMistake() throws Exception {
    try (ForkedServer server =
        new Fork(Jvms.running(), Program.JDK_SERVER)
            .agent("port=0,password=hunter2,hunter3")
            .flags("-Dgameserver_exporter.hunter5=x")
            .environment("GAMESERVER_EXPORTER_BUCKETS=hunter6")
            .start()) {
      String status = get(Exporter.in(server).metrics().resolve("/-/status"));
      assertEquals(3, Exporter.awaitComplaints(server, 3).size(), server::describeOutput);
      assertFalse(status.contains("hunter"), status);
      assertTrue(status.contains("\"settingProblems\":3"), status);
    }
  }

  @Test
  void nothingOfThePageIsLoadedBeforeSomebodyOpensIt() throws Exception {
    try (ForkedServer server =
        new Fork(Jvms.running(), Program.JDK_SERVER).flags("-verbose:class").agent().start()) {
      Exporter exporter = Exporter.in(server);
      exporter.scrape();
      assertFalse(hasLoaded(server, "PageFile"), "before");
      assertFalse(hasLoaded(server, "AgentStatus"), "before");
      get(exporter.metrics().resolve("/"));
      get(exporter.metrics().resolve("/-/status"));
      awaitLoaded(server, "PageFile");
      awaitLoaded(server, "AgentStatus");
    }
  }

  private static void awaitLoaded(ForkedServer server, String name) throws InterruptedException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!hasLoaded(server, name)) {
      assertTrue(System.nanoTime() < deadline, name + " is not said to be loaded");
      Thread.sleep(20);
    }
  }

  private static boolean hasLoaded(ForkedServer server, String name) {
    return server.out().stream()
        .anyMatch(line -> line.contains("io.gameserverexporter.") && line.contains(name));
  }
}
