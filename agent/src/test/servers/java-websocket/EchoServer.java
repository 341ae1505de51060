package testservers.javawebsocket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;
import testservers.console.Console;
import testservers.console.Tls;
import testservers.console.Told;

/** Does what it is told, else sends back what it gets. */
public final class EchoServer extends WebSocketServer {
  private final CountDownLatch started = new CountDownLatch(1);

  private EchoServer() {
    super(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Collections.<Draft>singletonList(new Draft_6455(new PerMessageDeflateExtension())));
  }

  public static void main(String[] args) throws Exception {
    if (Tls.isWanted()) {
      EchoServer tls = new EchoServer();
      tls.setWebSocketFactory(new DefaultSSLWebSocketServerFactory(Tls.context()));
      tls.serve();
      Tls.servesOn(tls.getPort());
    }
    EchoServer server = new EchoServer();
    server.serve();
    Console.serveOn(server.getPort());
  }

  private void serve() throws InterruptedException {
    setTcpNoDelay(true);
    setDaemon(true);
    start();
    started.await();
    remindItself();
  }

  /**
   * The library now and then, once in some thousand connections, forgets what it has in the queue
   * of one, when a message gets there while its selector has just emptied it.
   */
  private void remindItself() {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(50);
                  for (WebSocket socket : getConnections()) {
                    if (socket.hasBufferedData()) {
                      onWriteDemand(socket);
                    }
                  }
                }
              } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {}

  @Override
  public void onMessage(WebSocket socket, String text) {
    Told.got();
    if (text.startsWith("close ")) {
      socket.close(Integer.parseInt(text.substring(6)), "asked");
    } else if (text.equals("ping")) {
      socket.sendPing();
    } else if (text.equals("fragments")) {
      socket.sendFragmentedFrame(Opcode.TEXT, bytes("one,"), false);
      socket.sendFragmentedFrame(Opcode.TEXT, bytes("two,"), false);
      socket.sendFragmentedFrame(Opcode.TEXT, bytes("three"), true);
    } else if (Told.many(text) > 0) {
      for (int i = Told.many(text); i > 0; i--) {
        socket.send(Told.large());
      }
    } else {
      socket.send(Told.answer(text));
    }
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    socket.send(bytes);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

  @Override
  public void onError(WebSocket socket, Exception problem) {
    if (socket == null) {
      throw new UncheckedIOException(new IOException(problem));
    }
  }
}
