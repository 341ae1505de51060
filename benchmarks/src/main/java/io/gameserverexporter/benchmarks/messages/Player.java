package io.gameserverexporter.benchmarks.messages;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.local.LocalServerChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.MessageToMessageEncoder;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A connection of a server, without a system below: messages behind their length. */
@State(Scope.Thread)
public class Player {
  private static final int PAYLOAD = 60;
  private static final int MAX_MESSAGE = 1024;

  final ByteBuf frame = Unpooled.directBuffer(Integer.BYTES + PAYLOAD);
  final ByteBuf payload = Unpooled.directBuffer(PAYLOAD).writeZero(PAYLOAD);
  private EmbeddedChannel channel = new EmbeddedChannel();

  /** One that a server has accepted: the agent leaves others alone. */
  @Setup
  public void connect() {
    frame.writeInt(PAYLOAD).writeZero(PAYLOAD);
    channel =
        new EmbeddedChannel(
            new LocalServerChannel(),
            DefaultChannelId.newInstance(),
            true,
            false,
            new LengthFieldBasedFrameDecoder(MAX_MESSAGE, 0, Integer.BYTES, 0, Integer.BYTES),
            new Unchanged());
  }

  void receive() {
    channel.writeInbound(frame.readerIndex(0).retain());
    release(channel.readInbound());
  }

  void send() {
    channel.writeOutbound(payload.readerIndex(0).retain());
    release(channel.readOutbound());
  }

  private static void release(ByteBuf buffer) {
    buffer.release();
  }

  /** Does no more than it must: what an encoder allocates would be all that is measured. */
  private static final class Unchanged extends MessageToMessageEncoder<ByteBuf> {
    @Override
    protected void encode(ChannelHandlerContext context, ByteBuf message, List<Object> out) {
      out.add(message.retain());
    }
  }
}
