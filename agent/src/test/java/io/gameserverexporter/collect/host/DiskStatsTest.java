package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskStatsTest {
  private static final Pattern NODE_EXPORTER_DEFAULT =
      Pattern.compile("^(ram|loop|fd|(h|s|v|xv)d[a-z]|nvme\\d+n\\d+p)\\d+$");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ram0",
        "ram",
        "zram0",
        "loop12",
        "fd0",
        "sda",
        "sda1",
        "sdaa1",
        "hdc3",
        "vdb10",
        "xvda1",
        "xvda",
        "d1",
        "xd1",
        "dm-0",
        "md127",
        "sr0",
        "nvme0n1",
        "nvme0n1p1",
        "nvme0n1p",
        "nvmen1p1",
        "nvme0np1",
        "nvme10n2p33",
        "nvme0c0n1p1",
        "mmcblk0p1",
        "nbd0",
        "rbd1",
        "7",
        "",
        "sdA1"
      })
  void leavesOutWhatNodeExporterLeavesOut(String device) {
    assertEquals(NODE_EXPORTER_DEFAULT.matcher(device).find(), DiskStats.isExcluded(device));
  }
}
