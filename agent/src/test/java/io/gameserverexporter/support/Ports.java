package io.gameserverexporter.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** For programs that have to be told a port. */
public final class Ports {
  private Ports() {}

  /** One that nobody listened on a moment ago. */
  public static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
