package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import org.jspecify.annotations.Nullable;
import oshi.software.os.NetworkParams;
import oshi.software.os.OperatingSystem;

/** {@code uname} by OSHI: which system this is. */
final class OshiUname extends OshiSource {
  private final Labels labels;
  private final Family family = Uname.family();

  OshiUname(OperatingSystem system, String architecture) {
    OperatingSystem.OSVersionInfo version = system.getVersionInfo();
    NetworkParams network = system.getNetworkParams();
    labels =
        Labels.of(
            "sysname", text(system.getFamily()),
            "release", text(version.getVersion()),
            "version", text(version.getBuildNumber()),
            "machine", Uname.machineOf(architecture),
            "nodename", text(network.getHostName()),
            "domainname", text(network.getDomainName()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  @Override
  public void collect(Reading reading) {
    reading.add(family, labels, 1);
  }
}
