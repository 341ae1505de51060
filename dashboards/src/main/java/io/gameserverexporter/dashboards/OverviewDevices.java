package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.rate;
import static io.gameserverexporter.dashboards.Text.text;

/** The overview's network and disks. */
final class OverviewDevices {
  private static final Machine MACHINE = Machine.ofServers();

  private OverviewDevices() {}

  static Row row() {
    return Row.of(
        text("Network and disk", "네트워크와 디스크"),
        new TimeSeries(text("Network", "네트워크"))
            .about(
                text(
                    "Bits per second, received upwards and sent downwards, without those"
                        + " that containers and bridges bring, which would count twice.",
                    "초당 비트 수입니다. 받은 것은 위로, 보낸 것은 아래로 그립니다. 두 번 세게 되는" + " 컨테이너와 브리지의 장치는 뺐습니다."))
            .unit(Unit.BITS_PER_SECOND)
            .query(
                network("receive"),
                text("{{nodename}} {{device}} in", "{{nodename}} {{device}} 수신"))
            .query(
                network("transmit"),
                text("{{nodename}} {{device}} out", "{{nodename}} {{device}} 송신"))
            .down("(out|송신)")
            .size(6, 8),
        new TimeSeries(text("Disk", "디스크"))
            .about(
                text(
                    "Bytes per second, read upwards and written downwards.",
                    "초당 바이트 수입니다. 읽기는 위로, 쓰기는 아래로 그립니다."))
            .unit(Unit.BYTES_PER_SECOND)
            .query(
                MACHINE.each(rate("node_disk_read_bytes_total"), "device"),
                text("{{nodename}} {{device}} read", "{{nodename}} {{device}} 읽기"))
            .query(
                MACHINE.each(rate("node_disk_written_bytes_total"), "device"),
                text("{{nodename}} {{device}} written", "{{nodename}} {{device}} 쓰기"))
            .down("(written|쓰기)")
            .size(6, 8),
        new TimeSeries(text("Container disk", "컨테이너 디스크"))
            .about(
                text(
                    "Bytes per second that the container reads, upwards, and writes, downwards: its"
                        + " own part of what the disks do. 0 where no control group says it.",
                    "컨테이너가 읽고 쓴 초당 바이트 수입니다. 읽기는 위로, 쓰기는 아래로 그립니다. 디스크가"
                        + " 한 일 가운데 컨테이너의 몫이며, 컨트롤 그룹이 알려 주지 않으면 0입니다."))
            .unit(Unit.BYTES_PER_SECOND)
            .query(
                Container.disk("reads"),
                text("{{job}} {{instance}} read", "{{job}} {{instance}} 읽기"))
            .query(
                Container.disk("writes"),
                text("{{job}} {{instance}} written", "{{job}} {{instance}} 쓰기"))
            .down("(written|쓰기)")
            .size(6, 8),
        new TimeSeries(text("File systems in use", "파일 시스템 사용률"))
            .about(
                text(
                    "Share that is taken. At 1 the server can no longer write.",
                    "차지한 공간의 비율입니다. 1이 되면 서버가 더는 쓸 수 없습니다."))
            .unit(Unit.SHARE)
            .max(1)
            .query(
                MACHINE.each(Machine.filesystemShare(), "mountpoint"),
                "{{nodename}} {{mountpoint}}")
            .thresholdLines(Thresholds.above(0.8, 0.9))
            .size(6, 8));
  }

  private static String network(String direction) {
    String bytes = rate("node_network_" + direction + "_bytes_total", Machine.DEVICES);
    return MACHINE.each(bytes + " * 8", "device");
  }
}
