package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.source.Paths;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel adds protocols and columns while it runs, as Linux 6.18 does with the first ICMP. */
class NetStatTest {
  @TempDir Path proc;

  private void write(String file, String text) throws Exception {
    Path path = proc.resolve("net").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void followsColumnsThatCome() throws Exception {
    write("netstat", "TcpExt: SyncookiesSent ListenDrops\nTcpExt: 1 2\n");
    write(
        "snmp",
        """
        Icmp: InMsgs OutMsgs
        Icmp: 0 0
        Udp: InDatagrams NoPorts RcvbufErrors
        Udp: 11 12 13
        """);
    write("snmp6", "Icmp6InMsgs \t0\nUdp6InDatagrams \t21\nUdp6SndbufErrors \t22\n");
    NetStat source = new NetStat(new Paths(proc.toString(), "/sys", "/"), false);
    Exposition before = new Exposition(Fixture.scrape(source));
    write(
        "snmp",
        """
        Icmp: InMsgs OutMsgs
        Icmp: 1 1
        IcmpMsg: InType3 OutType3
        IcmpMsg: 1 1
        Udp: InDatagrams NoPorts RcvbufErrors
        Udp: 11 12 13
        """);
    write(
        "snmp6",
        "Icmp6InMsgs \t1\nIcmp6InType1 \t1\nUdp6InDatagrams \t21\nUdp6SndbufErrors \t22\n");
    Exposition after = new Exposition(Fixture.scrape(source));
    assertEquals(before.values.keySet(), after.values.keySet());
    assertEquals(1, after.value("node_netstat_Icmp_InMsgs"));
    assertEquals(13, after.value("node_netstat_Udp_RcvbufErrors"));
    assertEquals(1, after.value("node_netstat_Icmp6_InMsgs"));
    assertEquals(21, after.value("node_netstat_Udp6_InDatagrams"));
    assertEquals(22, after.value("node_netstat_Udp6_SndbufErrors"));
    assertEquals(2, after.value("node_netstat_TcpExt_ListenDrops"));
    write("snmp", "Icmp: InMsgs OutMsgs\nIcmp: 5 6\n");
    assertEquals(
        5, new Exposition(Fixture.scrape(source)).value("node_netstat_Icmp_InMsgs"), "they can go");
  }
}
