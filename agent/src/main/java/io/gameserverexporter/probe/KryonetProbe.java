package io.gameserverexporter.probe;

import io.gameserverexporter.probe.weave.Weave;

/**
 * Servers on KryoNet 2.22, over TCP and UDP.
 *
 * <p>A connection begins where the listeners are told of it: with UDP that is after its client's
 * first datagram. It ends where they are told so, which one that never began may be, too. A message
 * is an object that was read as a whole, before however many listeners get it, or that was put into
 * the buffer for the socket. What KryoNet says to itself, to keep alive and to register, is none;
 * but it shows that a connection is there that was open before the agent came.
 */
final class KryonetProbe {
  private static final String KRYONET = "com.esotericsoftware.kryonet.";
  private static final String CONNECTION = KRYONET + "Connection";
  private static final String BUFFER = "java.nio.ByteBuffer";
  private static final String OBJECT = "java.lang.Object";
  private static final String ADVICE = "io.gameserverexporter.probe.GameNetworkAdvice$";

  private KryonetProbe() {}

  static Probe probe() {
    return new Probe(
        "kryonet",
        "connections and messages on KryoNet",
        Weave.into(CONNECTION, "notifyConnected", ADVICE + "Connected"),
        Weave.into(CONNECTION, "notifyDisconnected", ADVICE + "Disconnected"),
        Weave.into(KRYONET + "KryoSerialization", "read", ADVICE + "Reading", CONNECTION, BUFFER),
        Weave.into(KRYONET + "JsonSerialization", "read", ADVICE + "Reading", CONNECTION, BUFFER),
        Weave.into(KRYONET + "TcpConnection", "readObject", ADVICE + "Read", CONNECTION),
        Weave.into(KRYONET + "TcpConnection", "send", ADVICE + "Written", CONNECTION, OBJECT),
        Weave.into(KRYONET + "UdpConnection", "readObject", ADVICE + "Read", CONNECTION),
        Weave.into(
            KRYONET + "UdpConnection",
            "send",
            ADVICE + "Written",
            CONNECTION,
            OBJECT,
            "java.net.SocketAddress"));
  }
}
