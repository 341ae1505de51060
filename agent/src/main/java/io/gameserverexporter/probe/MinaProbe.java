package io.gameserverexporter.probe;

import io.gameserverexporter.probe.weave.Weave;

/**
 * Servers on Apache MINA 2.0, 2.1 and 2.2: sockets, datagrams, pipes inside the JVM.
 *
 * <p>A session begins and ends where the service tells its filters and listeners so. A message is
 * one where it has passed all filters: the tail of the chain gives it to the application's handler,
 * and tells the handler of each that was written. What filters keep to themselves, such as
 * keep-alives, is not among them. Bytes are those of the session, as MINA's own statistics have
 * them. Sessions of connectors are left out.
 */
final class MinaProbe {
  private static final String LISTENERS = "org.apache.mina.core.service.IoServiceListenerSupport";
  private static final String TAIL =
      "org.apache.mina.core.filterchain.DefaultIoFilterChain$TailFilter";
  private static final String NEXT = "org.apache.mina.core.filterchain.IoFilter$NextFilter";
  private static final String SESSION = "org.apache.mina.core.session.IoSession";
  private static final String BASE = "org.apache.mina.core.session.AbstractIoSession";
  private static final String ADVICE = "io.gameserverexporter.probe.GameNetworkAdvice$";

  private MinaProbe() {}

  static Probe probe() {
    return new Probe(
        "mina",
        "sessions and messages on Apache MINA",
        Weave.into(LISTENERS, "fireSessionCreated", ADVICE + "Opened", SESSION),
        Weave.into(LISTENERS, "fireSessionDestroyed", ADVICE + "Closed", SESSION),
        Weave.into(TAIL, "messageReceived", ADVICE + "HandedOn", NEXT, SESSION, "java.lang.Object"),
        Weave.into(
            TAIL,
            "messageSent",
            ADVICE + "Confirmed",
            NEXT,
            SESSION,
            "org.apache.mina.core.write.WriteRequest"),
        Weave.into(BASE, "increaseReadBytes", ADVICE + "ReadBytes", "long", "long"),
        Weave.into(BASE, "increaseWrittenBytes", ADVICE + "WrittenBytes", "int", "long"));
  }
}
