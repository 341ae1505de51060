package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.OperatingSystem;
import oshi.spi.SystemInfoProvider;

/**
 * The host sources of systems other than Linux, as far as OSHI carries, under the same names.
 * Always sampled: OSHI asks performance counters, the registry or other programs.
 */
final class OshiSources implements SourceTable {
  private final HardwareAbstractionLayer hardware;
  private final OperatingSystem system;
  private final String architecture;

  /**
   * @param architecture as Java calls it
   */
  OshiSources(SystemInfoProvider provider, String architecture) {
    this.architecture = architecture;
    hardware = provider.getHardware();
    system = provider.getOperatingSystem();
  }

  /** With native code, which only these systems need. */
  static OshiSources ofThisSystem() {
    return new OshiSources(new SystemInfo(), System.getProperty("os.arch", ""));
  }

  @Override
  public @Nullable Source open(String name) {
    switch (name) {
      case "cpu":
        return new OshiCpu(hardware.getProcessor());
      case "loadavg":
        return new OshiLoadAverage(hardware.getProcessor());
      case "meminfo":
        return new OshiMemory(hardware.getMemory());
      case "stat":
        return new OshiStat(hardware.getProcessor(), system);
      case "netdev":
        return new OshiNetDev(hardware);
      case "diskstats":
        return new OshiDisks(hardware);
      case "filesystem":
        return new OshiFilesystem(system.getFileSystem());
      case "uname":
        return new OshiUname(system, architecture);
      default:
        return null;
    }
  }
}
