package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.HeldByLine;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code netstat}: counters of IP, TCP and UDP, from {@code /proc/net/netstat} and {@code snmp},
 * where a line of names is followed by one of values, and {@code snmp6}; the fields that
 * node_exporter shows by default.
 */
final class NetStat extends ProcSource {
  private static final Pattern SHOWN =
      Pattern.compile(
          ".*_(InErrors|InErrs)|Ip_Forwarding|Ip(6|Ext)_(InOctets|OutOctets)"
              + "|Icmp6?_(InMsgs|OutMsgs)"
              + "|TcpExt_(Listen.*|Syncookies.*|TCPSynRetrans|TCPTimeouts|TCPOFOQueue|TCPRcvQDrop)"
              + "|Tcp_(ActiveOpens|InSegs|OutSegs|OutRsts|PassiveOpens|RetransSegs|CurrEstab)"
              + "|Udp6?_(InDatagrams|OutDatagrams|NoPorts|RcvbufErrors|SndbufErrors)");

  private final ProcFile[] pairs;
  private final List<Pair> columns = new ArrayList<>();
  private final ProcFile version6;
  private final boolean hasVersion6;
  private final HeldByLine<Family> lines =
      new HeldByLine<Family>() {
        @Override
        protected @Nullable Family make(String field) {
          return family(field.replaceFirst("6", "6_"));
        }
      };

  /** A line of names and what is shown of the values below it. */
  private static final class Pair {
    final byte[] names;
    final List<@Nullable Family> families;

    Pair(byte[] names, List<@Nullable Family> families) {
      this.names = names;
      this.families = families;
    }
  }

  NetStat(Paths paths, boolean blocking) {
    super(blocking);
    pairs =
        new ProcFile[] {
          new ProcFile(netFile(paths, "netstat"), ':'), new ProcFile(netFile(paths, "snmp"), ':')
        };
    String path = netFile(paths, "snmp6");
    version6 = new ProcFile(path);
    // Without version 6 of IP there is no such file.
    hasVersion6 = new File(path).canRead();
  }

  @Override
  public void collect(Reading reading) throws IOException {
    int pair = 0;
    for (ProcFile file : pairs) {
      file.read();
      while (file.nextLine()) {
        // There is more as soon as something happened for the first time.
        if (pair == columns.size() || !file.isLine(columns.get(pair).names)) {
          columns.subList(pair, columns.size()).clear();
          columns.add(new Pair(file.lineBytes(), families(file)));
        }
        if (!file.nextLine()) {
          throw new IOException(file.path() + " ends with a line of names");
        }
        file.nextField();
        for (Family family : columns.get(pair).families) {
          file.nextField();
          if (family != null) {
            reading.add(family, file.number());
          }
        }
        pair++;
      }
    }
    if (hasVersion6) {
      collectVersion6(reading);
    }
  }

  private static List<@Nullable Family> families(ProcFile file) {
    List<@Nullable Family> families = new ArrayList<>();
    file.nextField();
    String protocol = file.field();
    while (file.nextField()) {
      families.add(family(protocol + "_" + file.field()));
    }
    return families;
  }

  private void collectVersion6(Reading reading) throws IOException {
    version6.read();
    for (int line = 0; version6.nextLine() && version6.nextField(); line++) {
      Family family = lines.of(line, version6);
      if (family != null) {
        reading.add(family, version6.nextNumber());
      }
    }
  }

  private static @Nullable Family family(String name) {
    return SHOWN.matcher(name).matches()
        ? Family.untyped("node_netstat_" + name, help(name))
        : null;
  }

  private static String help(String name) {
    switch (name) {
      case "TcpExt_ListenOverflows":
        return "Connections refused because the game server did not accept them in time.";
      case "TcpExt_ListenDrops":
        return "Connections refused, for ListenOverflows and other reasons.";
      case "Tcp_RetransSegs":
        return "TCP segments sent again. A high share of Tcp_OutSegs is lag on the way to players.";
      case "Tcp_OutSegs":
        return "TCP segments sent.";
      case "Tcp_InSegs":
        return "TCP segments received.";
      case "Tcp_CurrEstab":
        return "TCP connections that are open at this moment.";
      case "Udp_RcvbufErrors":
        return "Datagrams lost because the game server did not read them in time.";
      case "Udp_SndbufErrors":
        return "Datagrams lost because they could not be sent fast enough.";
      default:
        return "Field " + name + " of /proc/net/netstat, snmp or snmp6.";
    }
  }
}
