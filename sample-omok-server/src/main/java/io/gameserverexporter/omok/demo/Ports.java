package io.gameserverexporter.omok.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** TCP ports of this machine's loopback address. */
final class Ports {
  private Ports() {}

  /** The usual port, or 0 (any) when something listens there already. */
  static int freeOrAny(int usual) {
    try (ServerSocket probe = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort() == usual ? usual : 0;
    } catch (IOException taken) {
      return 0;
    }
  }

  /**
   * The usual port, or another that is free at this moment: for programs that others have to know
   * the address of before they say which port they took.
   *
   * @throws IOException when there is none
   */
  static int free(int usual) throws IOException {
    int port = freeOrAny(usual);
    if (port != 0) {
      return port;
    }
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }
}
