package testservers.spidermonkeygame;

import com.jme3.network.Client;
import com.jme3.network.Network;
import com.jme3.network.kernel.ConnectorException;
import com.jme3.network.serializing.Serializer;
import java.net.Socket;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import testservers.gamenetwork.Driver;

/** SpiderMonkey's own clients. */
public final class SpiderMonkeyClient implements Driver.Peer {
  private final Client client;

  private SpiderMonkeyClient(int port) throws Exception {
    client = Network.connectToServer("game", 1, "127.0.0.1", port, port);
    client.addMessageListener(
        (connection, message) -> {
          if (message instanceof Packet) {
            Driver.received();
          }
        });
    client.start();
  }

  /** One after the other: what each learns of the server's classes is kept in one place. */
  private static synchronized SpiderMonkeyClient connect(int port) throws Exception {
    SpiderMonkeyClient client = new SpiderMonkeyClient(port);
    Driver.awaitTrue(client::isConnected);
    return client;
  }

  public static void main(String[] args) throws Exception {
    Logger.getLogger("com.jme3").setLevel(Level.OFF);
    Serializer.registerClass(Packet.class);
    Driver.run(SpiderMonkeyClient::connect);
  }

  @Override
  public int send(String text, boolean datagram) {
    client.send(new Packet(text, !datagram));
    return 0;
  }

  private Socket socket() throws Exception {
    Object adapter = ((List<?>) Driver.field(client, "channels")).get(0);
    return (Socket) Driver.field(Driver.field(adapter, "connector"), "sock");
  }

  @Override
  public void junk(byte[] bytes) throws Exception {
    socket().getOutputStream().write(bytes);
  }

  @Override
  public boolean isConnected() {
    return client.isConnected();
  }

  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.close();
      }
    } catch (ConnectorException closed) {
      // By the thread that reads, which ends the other connection when one has ended.
    }
  }

  @Override
  public void reset() throws Exception {
    Socket socket = socket();
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
