package testservers.kryonetgame;

import com.esotericsoftware.kryonet.Client;
import com.esotericsoftware.kryonet.Connection;
import com.esotericsoftware.kryonet.FrameworkMessage;
import com.esotericsoftware.kryonet.Listener;
import com.esotericsoftware.minlog.Log;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import testservers.gamenetwork.Driver;

/** KryoNet's own clients. */
public final class KryonetClient implements Driver.Peer {
  private final Client client = new Client(1 << 18, 1 << 16);

  private KryonetClient(int port) throws Exception {
    client.getKryo().register(Packet.class);
    client.addListener(
        new Listener() {
          @Override
          public void received(Connection connection, Object object) {
            if (object instanceof Packet) {
              Driver.received();
            }
          }
        });
    client.start();
    client.connect(15_000, "127.0.0.1", port, port);
    client.updateReturnTripTime();
    client.sendTCP(FrameworkMessage.keepAlive);
  }

  public static void main(String[] args) throws Exception {
    Log.set(Log.LEVEL_NONE);
    Driver.run(KryonetClient::new);
  }

  @Override
  public int send(String text, boolean datagram) {
    return datagram
        ? client.sendUDP(new Packet(text))
        // The length stands before the object.
        : client.sendTCP(new Packet(text)) - 4;
  }

  private SocketChannel channel() throws Exception {
    return (SocketChannel) Driver.field(Driver.field(client, "tcp"), "socketChannel");
  }

  @Override
  public void junk(byte[] bytes) throws Exception {
    channel().write(ByteBuffer.wrap(bytes));
  }

  @Override
  public boolean isConnected() {
    return client.isConnected();
  }

  @Override
  public void close() {
    client.stop();
  }

  @Override
  public void reset() throws Exception {
    SocketChannel channel = channel();
    channel.socket().setSoLinger(true, 0);
    channel.close();
    client.stop();
  }
}
