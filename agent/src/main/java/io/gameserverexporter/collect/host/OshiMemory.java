package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import oshi.hardware.GlobalMemory;
import oshi.hardware.VirtualMemory;

/** {@code meminfo} by OSHI: memory and swap of the machine. */
final class OshiMemory extends OshiSource {
  private final GlobalMemory memory;
  private final Family total = family("MemTotal");
  private final Family available = family("MemAvailable");
  private final Family swapTotal = family("SwapTotal");
  private final Family swapFree = family("SwapFree");

  OshiMemory(GlobalMemory memory) {
    this.memory = memory;
  }

  private static Family family(String field) {
    return Family.gauge("node_memory_" + field + "_bytes", MemoryInfo.help(field, true));
  }

  @Override
  public void collect(Reading reading) {
    reading.add(total, (double) memory.getTotal());
    reading.add(available, (double) memory.getAvailable());
    VirtualMemory swap = memory.getVirtualMemory();
    double swapSize = swap.getSwapTotal();
    reading.add(swapTotal, swapSize);
    reading.add(swapFree, swapSize - swap.getSwapUsed());
  }
}
