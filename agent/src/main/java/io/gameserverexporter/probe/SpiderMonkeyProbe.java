package io.gameserverexporter.probe;

import com.jme3.network.HostedConnection;
import com.jme3.network.Message;
import com.jme3.network.base.DefaultServer;
import com.jme3.network.base.KernelAdapter;
import com.jme3.network.kernel.Endpoint;
import com.jme3.network.message.ChannelInfoMessage;
import com.jme3.network.message.ClientRegistrationMessage;
import com.jme3.network.message.DisconnectMessage;
import com.jme3.network.message.SerializerRegistrationsMessage;
import io.gameserverexporter.boot.GameConnection;
import io.gameserverexporter.boot.GameNetwork;
import io.gameserverexporter.probe.weave.Weave;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

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
  private static final String HERE = "io.gameserverexporter.probe.SpiderMonkeyProbe$";

  private SpiderMonkeyProbe() {}

  static Probe probe() {
    return new Probe(
        "spidermonkey",
        "connections and messages on SpiderMonkey",
        Weave.into(SERVER, "fireConnectionAdded", HERE + "Added", HOSTED),
        Weave.into(SERVER, "fireConnectionRemoved", HERE + "Removed", HOSTED),
        Weave.into(SERVER, "dispatch", HERE + "Received", HOSTED, MESSAGE),
        Weave.into(SERVER, "broadcast", HERE + "Broadcast", FILTER, MESSAGE),
        Weave.into(SERVER, "broadcast", HERE + "Broadcast", "int", FILTER, MESSAGE),
        Weave.into(CONNECTION, "send", HERE + "Send", MESSAGE),
        Weave.into(CONNECTION, "send", HERE + "SendOnChannel", "int", MESSAGE),
        Weave.into(
            "com.jme3.network.kernel.tcp.NioEndpoint",
            "send",
            HERE + "Sent",
            BUFFER,
            "boolean",
            "boolean"),
        Weave.into(
            "com.jme3.network.kernel.udp.UdpEndpoint", "send", HERE + "SentDatagram", BUFFER));
  }

  /** The listeners are about to be told of a connection. */
  static final class Added {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) HostedConnection connection,
        @Advice.FieldValue("reliableAdapter") KernelAdapter tcp,
        @Advice.FieldValue("fastAdapter") @Nullable KernelAdapter udp) {
      GameConnection counted = GameNetwork.of(connection);
      counted.at("spidermonkey", tcp.getKernel(), udp == null ? null : udp.getKernel());
      counted.opened();
    }
  }

  /** The listeners are about to be told that a connection is no more. */
  static final class Removed {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) HostedConnection connection) {
      GameNetwork.of(connection).closed();
    }
  }

  /** The listeners are about to get a message. */
  static final class Received {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) @Nullable HostedConnection connection,
        @Advice.Argument(1) Message message,
        @Advice.FieldValue("reliableAdapter") KernelAdapter tcp,
        @Advice.FieldValue("fastAdapter") @Nullable KernelAdapter udp) {
      if (connection == null) {
        return;
      }
      GameConnection counted = GameNetwork.of(connection);
      if (counted.isNew()) {
        counted.at("spidermonkey", tcp.getKernel(), udp == null ? null : udp.getKernel());
      }
      if (message.isReliable()) {
        counted.received(0);
      } else {
        counted.receivedDatagram(0);
      }
    }
  }

  /** The server sends to some or all of its connections. */
  static final class Broadcast {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable GameConnection enter(
        @Advice.This DefaultServer server,
        @Advice.FieldValue("reliableAdapter") KernelAdapter tcp,
        @Advice.FieldValue("fastAdapter") @Nullable KernelAdapter udp) {
      GameConnection all = GameNetwork.of(server);
      if (all.isNew()) {
        all.at("spidermonkey", tcp.getKernel(), udp == null ? null : udp.getKernel());
        // It is no connection, and must not count as an open one.
        all.closed();
      }
      return GameNetwork.enter(all);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable GameConnection before) {
      GameNetwork.leave(before);
    }
  }

  /** A message is sent on a connection, perhaps by the library itself. */
  static final class Send {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable GameConnection enter(
        @Advice.This HostedConnection connection,
        @Advice.Argument(0) Message message,
        @Advice.FieldValue("channels") Endpoint[] channels) {
      if (message instanceof ClientRegistrationMessage
          || message instanceof DisconnectMessage
          || message instanceof ChannelInfoMessage
          || message instanceof SerializerRegistrationsMessage) {
        return GameNetwork.enter(null);
      }
      GameConnection counted = GameNetwork.of(connection);
      if (counted.isNew() && channels[0] != null) {
        counted.at(
            "spidermonkey",
            channels[0].getKernel(),
            channels.length > 1 && channels[1] != null ? channels[1].getKernel() : null);
      }
      return GameNetwork.enter(counted.isOver() ? null : counted);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable GameConnection before) {
      GameNetwork.leave(before);
    }
  }

  /** As {@link Send}, on a channel of the application's own, which is never the library's. */
  static final class SendOnChannel {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable GameConnection enter(
        @Advice.This HostedConnection connection,
        @Advice.FieldValue("channels") Endpoint[] channels) {
      GameConnection counted = GameNetwork.of(connection);
      if (counted.isNew() && channels[0] != null) {
        counted.at(
            "spidermonkey",
            channels[0].getKernel(),
            channels.length > 1 && channels[1] != null ? channels[1].getKernel() : null);
      }
      return GameNetwork.enter(counted.isOver() ? null : counted);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable GameConnection before) {
      GameNetwork.leave(before);
    }
  }

  /** What this thread sends was queued for a connection over TCP. */
  static final class Sent {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit() {
      GameConnection counted = GameNetwork.current();
      if (counted != null) {
        counted.sent(0);
      }
    }
  }

  /** What this thread sends was queued for a connection over UDP. */
  static final class SentDatagram {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit() {
      GameConnection counted = GameNetwork.current();
      if (counted != null) {
        counted.sentDatagram(0);
      }
    }
  }
}
