package testservers.minagame;

import java.nio.charset.StandardCharsets;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.CumulativeProtocolDecoder;
import org.apache.mina.filter.codec.ProtocolCodecFactory;
import org.apache.mina.filter.codec.ProtocolDecoder;
import org.apache.mina.filter.codec.ProtocolDecoderOutput;
import org.apache.mina.filter.codec.ProtocolEncoder;
import org.apache.mina.filter.codec.ProtocolEncoderAdapter;
import org.apache.mina.filter.codec.ProtocolEncoderOutput;

/** A text with its length before it; one that begins with E cannot be encoded. */
final class PacketCodec implements ProtocolCodecFactory {
  private static final int MAX = 1 << 20;

  @Override
  public ProtocolEncoder getEncoder(IoSession session) {
    return new ProtocolEncoderAdapter() {
      @Override
      public void encode(IoSession to, Object message, ProtocolEncoderOutput out) {
        byte[] text = ((String) message).getBytes(StandardCharsets.US_ASCII);
        if (text[0] == 'E') {
          throw new IllegalArgumentException("not to be sent");
        }
        if (to.getTransportMetadata().isConnectionless()) {
          IoBuffer all = IoBuffer.allocate(4 + text.length).putInt(text.length).put(text);
          out.write(all.flip());
        } else {
          // One message that is two for the filters below.
          out.write(IoBuffer.allocate(4).putInt(text.length).flip());
          out.write(IoBuffer.wrap(text));
        }
      }
    };
  }

  @Override
  public ProtocolDecoder getDecoder(IoSession session) {
    return new CumulativeProtocolDecoder() {
      @Override
      protected boolean doDecode(IoSession from, IoBuffer in, ProtocolDecoderOutput out) {
        if (!in.prefixedDataAvailable(4, MAX)) {
          return false;
        }
        byte[] text = new byte[in.getInt()];
        in.get(text);
        out.write(new String(text, StandardCharsets.US_ASCII));
        return true;
      }
    };
  }
}
