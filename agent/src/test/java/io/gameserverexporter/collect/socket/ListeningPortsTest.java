package io.gameserverexporter.collect.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListeningPortsTest {
  @Test
  void readsOnlyThoseWhoListen() throws Exception {
    Set<Integer> ports = new HashSet<>();
    String table =
        """
          sl  local_address rem_address   st tx_queue rx_queue
           0: 00000000:6987 00000000:0000 0A 00000000:00000000
           1: 0100007F:0050 00000000:0000 0A 00000000:00000000
           2: 0100007F:6987 0100007F:C350 01 00000000:00000000
        """;
    ListeningPorts.read(new BufferedReader(new StringReader(table)), ports);
    assertEquals(Set.of(27_015, 80), ports);
  }
}
