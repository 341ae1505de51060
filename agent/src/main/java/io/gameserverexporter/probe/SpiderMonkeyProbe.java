package io.gameserverexporter.probe;

import io.gameserverexporter.probe.weave.Weave;

/**
 * Servers on jMonkeyEngine's network library SpiderMonkey 3.1 to 3.6, over TCP and UDP.
 *
 * <p>A connection begins and ends where the listeners are told so. A message was received where it
 * is dispatched, once, to however many listeners. What is sent is known as a message to a
 * connection, or to the server for all of them; whom it reaches is known further below, by
 * endpoints that just see bytes: so the thread keeps in mind on whose behalf it sends. What the
 * library says by itself, to register, to announce classes and to kick, is left out.
 */
final class SpiderMonkeyProbe {
  private static final String SERVER = "com.jme3.network.base.DefaultServer";
  private static final String CONNECTION = SERVER + "$Connection";
  private static final String HOSTED = "com.jme3.network.HostedConnection";
  private static final String MESSAGE = "com.jme3.network.Message";
  private static final String FILTER = "com.jme3.network.Filter";
  private static final String BUFFER = "java.nio.ByteBuffer";
  private static final String ADVICE = "io.gameserverexporter.probe.GameNetworkAdvice$";

  private SpiderMonkeyProbe() {}

  static Probe probe() {
    return new Probe(
        "spidermonkey",
        "connections and messages on SpiderMonkey",
        Weave.into(SERVER, "fireConnectionAdded", ADVICE + "Opened", HOSTED),
        Weave.into(SERVER, "fireConnectionRemoved", ADVICE + "Closed", HOSTED),
        Weave.into(SERVER, "dispatch", ADVICE + "Dispatched", HOSTED, MESSAGE),
        Weave.into(SERVER, "broadcast", ADVICE + "SendOwn", FILTER, MESSAGE),
        Weave.into(SERVER, "broadcast", ADVICE + "SendOwn", "int", FILTER, MESSAGE),
        Weave.into(CONNECTION, "send", ADVICE + "Send", MESSAGE),
        Weave.into(CONNECTION, "send", ADVICE + "SendOwn", "int", MESSAGE),
        Weave.into(
            "com.jme3.network.kernel.tcp.NioEndpoint",
            "send",
            ADVICE + "GivenToSocket",
            BUFFER,
            "boolean",
            "boolean"),
        Weave.into(
            "com.jme3.network.kernel.udp.UdpEndpoint", "send", ADVICE + "GivenToSocket", BUFFER));
  }
}
