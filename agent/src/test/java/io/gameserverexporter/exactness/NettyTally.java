package io.gameserverexporter.exactness;

import io.gameserverexporter.support.Metrics;

/**
 * What is counted of connections to a game on Netty.
 *
 * @param open connections at this moment
 * @param total connections in all
 */
record NettyTally(
    long open, long total, long bytesIn, long bytesOut, long messagesIn, long messagesOut) {

  /** Fails when the decoders and encoders above each other do not say the same. */
  static NettyTally in(Metrics metrics, int port) {
    long frames = messages(metrics, "received", "LengthFieldBasedFrameDecoder");
    long received = messages(metrics, "received", "NettyGame.PacketDecoder");
    long sent = messages(metrics, "sent", "NettyGame.PacketEncoder");
    long prepended = messages(metrics, "sent", "LengthFieldPrepender");
    return new NettyTally(
        ofPort(metrics, "netty_channels", port),
        ofPort(metrics, "netty_channels_opened_total", port),
        ofPort(metrics, "netty_bytes_total", port, "direction", "received"),
        ofPort(metrics, "netty_bytes_total", port, "direction", "sent"),
        // Never equal to what is expected when they differ for good.
        frames == received ? received : -1_000_000,
        sent == prepended ? sent : -1_000_000);
  }

  private static long messages(Metrics metrics, String direction, String codec) {
    return (long) metrics.sum("netty_messages_total", "direction", direction, "decoder", codec);
  }

  private static long ofPort(Metrics metrics, String name, int port, String... more) {
    String[] labels = new String[4 + more.length];
    String[] own = {"protocol", "tcp", "local_port", Integer.toString(port)};
    System.arraycopy(own, 0, labels, 0, own.length);
    System.arraycopy(more, 0, labels, own.length, more.length);
    return (long) metrics.sum(name, labels);
  }

  NettyTally since(NettyTally before) {
    return new NettyTally(
        open - before.open,
        total - before.total,
        bytesIn - before.bytesIn,
        bytesOut - before.bytesOut,
        messagesIn - before.messagesIn,
        messagesOut - before.messagesOut);
  }
}
