package testservers.minagame;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.DefaultIoFilterChainBuilder;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import org.apache.mina.filter.executor.ExecutorFilter;
import org.apache.mina.transport.socket.nio.NioDatagramAcceptor;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.apache.mina.transport.vmpipe.VmPipeAcceptor;
import org.apache.mina.transport.vmpipe.VmPipeAddress;
import org.apache.mina.transport.vmpipe.VmPipeConnector;
import testservers.console.Console;

/**
 * A game: answers a packet as many times as its first digit says, sends one that begins with A to
 * all, and throws out whoever sends a K. A V has the game talk to itself inside the JVM, an F to
 * answer what cannot be encoded.
 */
public final class MinaGame {
  private MinaGame() {}

  private static final class Game extends IoHandlerAdapter {
    @Override
    public void messageReceived(IoSession session, Object message) {
      String text = (String) message;
      char first = text.charAt(0);
      if (first == 'A') {
        session.getService().broadcast(text);
      } else if (first == 'K') {
        session.closeNow();
      } else if (first == 'V') {
        talkToMyself(session);
      } else if (first == 'F') {
        session.write("E" + text);
      } else {
        for (int i = 0; i < first - '0'; i++) {
          session.write(text);
        }
      }
    }

    private static void talkToMyself(IoSession session) {
      VmPipeConnector connector = new VmPipeConnector();
      connector.setHandler(
          new IoHandlerAdapter() {
            @Override
            public void sessionOpened(IoSession own) {
              own.write("1 to myself");
            }

            @Override
            public void messageReceived(IoSession own, Object answer) {
              own.closeOnFlush();
              session.write("1 that is all");
            }
          });
      connector.connect(new VmPipeAddress(1));
    }

    @Override
    public void exceptionCaught(IoSession session, Throwable cause) {
      if (!String.valueOf(cause.getMessage()).contains("not to be sent")
          && !String.valueOf(cause.getCause()).contains("not to be sent")) {
        session.closeNow();
      }
    }
  }

  private static void addFilters(DefaultIoFilterChainBuilder chain, boolean threads) {
    chain.addLast("codec", new ProtocolCodecFilter(new PacketCodec()));
    if (threads) {
      chain.addLast("threads", new ExecutorFilter(Executors.newFixedThreadPool(1)));
    }
  }

  public static void main(String[] args) throws Exception {
    IoBuffer.setUseDirectBuffer(false);
    NioSocketAcceptor tcp = new NioSocketAcceptor(1);
    addFilters(tcp.getFilterChain(), true);
    tcp.setHandler(new Game());
    tcp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = tcp.getLocalAddress().getPort();
    NioDatagramAcceptor udp = new NioDatagramAcceptor();
    addFilters(udp.getFilterChain(), false);
    udp.setHandler(new Game());
    udp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    VmPipeAcceptor pipe = new VmPipeAcceptor();
    pipe.setHandler(new Game());
    pipe.bind(new VmPipeAddress(1));
    Console.serveOn(port);
  }
}
