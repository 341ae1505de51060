package testservers.minagame;

import java.net.InetSocketAddress;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import org.apache.mina.transport.socket.SocketSessionConfig;
import org.apache.mina.transport.socket.nio.NioSocketConnector;
import testservers.gamenetwork.Driver;

/** MINA's own clients. */
public final class MinaClient implements Driver.Peer {
  private final IoSession session;

  private MinaClient(IoSession session) {
    this.session = session;
  }

  public static void main(String[] args) throws Exception {
    NioSocketConnector connector = new NioSocketConnector(1);
    connector.getFilterChain().addLast("codec", new ProtocolCodecFilter(new PacketCodec()));
    connector.setHandler(
        new IoHandlerAdapter() {
          @Override
          public void messageReceived(IoSession from, Object message) {
            Driver.received();
          }

          @Override
          public void exceptionCaught(IoSession from, Throwable cause) {
            from.closeNow();
          }
        });
    Driver.run(
        port -> {
          ConnectFuture future = connector.connect(new InetSocketAddress("127.0.0.1", port));
          future.awaitUninterruptibly();
          return new MinaClient(future.getSession());
        });
  }

  @Override
  public int send(String text, boolean datagram) {
    session.write(text);
    return 4 + text.length();
  }

  @Override
  public void junk(byte[] bytes) {
    session.write(IoBuffer.wrap(bytes));
  }

  @Override
  public boolean isConnected() {
    return session.isConnected();
  }

  @Override
  public void close() {
    session.closeOnFlush().awaitUninterruptibly();
  }

  @Override
  public void reset() {
    ((SocketSessionConfig) session.getConfig()).setSoLinger(0);
    session.closeNow().awaitUninterruptibly();
  }
}
