package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator gets wrong costs one line each, and never the server. */
class SettingsFailureIT {

  /** The rest of the settings counts, and so do requests. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "port=0,prot=1|prot=1: no such setting, ignored; did you mean port?",
        "port=0,max_series=many|max_series=many: not a whole number",
        "port=0,max_series=-1|using max_series=",
        "port=0,buckets=1;0.5|buckets=1;0.5: the bounds do not ascend",
        "port=0,disabled=nosuch|nosuch",
        "port=0,enabled=tomcatt;jdk-httpserver|did you mean tomcat",
        "port=0,nonsense|nonsense",
        "port=0,procfs=here|procfs=here: not an absolute path",
      })
  void aMistakeIsNamedAndTheRestWorks(String settings, String says) throws Exception {
    try (ForkedServer server =
        new Fork(Jvms.running(), Program.JDK_SERVER).agent(settings).start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      assertOneLine(server, says);
    }
  }

  @Test
  void anUnknownEnvironmentVariableAndPropertyAreNamed() throws Exception {
    try (ForkedServer server =
        new Fork(Jvms.running(), Program.JDK_SERVER)
            .flags("-Dgameserver_exporter.hots=127.0.0.1")
            .environment("GAMESERVER_EXPORTER_PROT=1")
            .agent()
            .start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      List<String> lines = Exporter.awaitComplaints(server, 2);
      assertEquals(2, lines.size(), server::describeOutput);
      assertTrue(lines.get(0).contains("GAMESERVER_EXPORTER_PROT"), lines::toString);
      assertTrue(lines.get(1).contains("gameserver_exporter.hots"), lines::toString);
    }
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertServesWithoutEndpoint(
          "port=" + other.getLocalPort(),
          "cannot listen on 127.0.0.1:" + other.getLocalPort(),
          "port=0 for any free one");
    }
  }

  @Test
  void anAddressOfAnotherMachineIsNamed() throws Exception {
    assertServesWithoutEndpoint(
        "port=0,host=192.0.2.1", "192.0.2.1", "this machine has no such address");
  }

  @Test
  void anUnknownHostIsNamed() throws Exception {
    assertServesWithoutEndpoint(
        "port=0,host=no-such-host.invalid",
        "no-such-host.invalid",
        "this machine does not know that name");
  }

  private static void assertServesWithoutEndpoint(String settings, String what, String why)
      throws Exception {
    try (ForkedServer server =
        new Fork(Jvms.running(), Program.JDK_SERVER).agent(settings).start()) {
      server.awaitErr("gameserver-exporter: ");
      Requests.send(server, "/api/x", 5);
      assertOneLine(server, what);
      assertOneLine(server, why);
      assertEquals(List.of(), Exporter.foreign(server), server::describeOutput);
    }
  }

  private static void assertOneLine(ForkedServer server, String says) throws InterruptedException {
    List<String> lines = Exporter.awaitComplaints(server, 1);
    assertEquals(1, lines.size(), server::describeOutput);
    assertTrue(lines.get(0).contains(says), server::describeOutput);
  }
}
