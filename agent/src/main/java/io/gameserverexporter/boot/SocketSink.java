package io.gameserverexporter.boot;

import java.io.FileDescriptor;

/** Where the traffic on the JDK's sockets goes; implemented by the core. */
public interface SocketSink {
  /**
   * The traffic of a port, always the same for the same.
   *
   * @param protocol tcp or udp
   * @param port the server's own, empty for sockets that have none, and for clients'
   */
  SocketLine line(String protocol, String port);

  /** The port on this side of a socket; 0 when it has none, or is no socket of the network. */
  int localPort(FileDescriptor descriptor);

  /** Whether a socket has another side. */
  boolean isConnected(FileDescriptor descriptor);

  /** Whether something on this host listened on that port when this was first asked. */
  boolean listened(int port);
}
