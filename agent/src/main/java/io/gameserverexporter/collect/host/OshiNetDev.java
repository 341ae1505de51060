package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/** {@code netdev} by OSHI: what network devices received and sent. */
final class OshiNetDev extends OshiSource {
  private final HardwareAbstractionLayer hardware;
  private final Family bytesIn = NetDev.family("receive_bytes");
  private final Family packetsIn = NetDev.family("receive_packets");
  private final Family errorsIn = NetDev.family("receive_errs");
  private final Family dropsIn = NetDev.family("receive_drop");
  private final Family bytesOut = NetDev.family("transmit_bytes");
  private final Family packetsOut = NetDev.family("transmit_packets");
  private final Family errorsOut = NetDev.family("transmit_errs");
  private final Family collisions = NetDev.family("transmit_colls");

  OshiNetDev(HardwareAbstractionLayer hardware) {
    this.hardware = hardware;
  }

  @Override
  public void collect(Reading reading) {
    // A new list each time: devices come and go, as with a VPN.
    for (NetworkIF device : hardware.getNetworkIFs(true)) {
      Labels labels = Labels.of("device", device.getName());
      reading.add(bytesIn, labels, (double) device.getBytesRecv());
      reading.add(packetsIn, labels, (double) device.getPacketsRecv());
      reading.add(errorsIn, labels, (double) device.getInErrors());
      reading.add(dropsIn, labels, (double) device.getInDrops());
      reading.add(bytesOut, labels, (double) device.getBytesSent());
      reading.add(packetsOut, labels, (double) device.getPacketsSent());
      reading.add(errorsOut, labels, (double) device.getOutErrors());
      reading.add(collisions, labels, (double) device.getCollisions());
    }
  }
}
