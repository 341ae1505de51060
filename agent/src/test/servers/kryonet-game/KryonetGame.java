package testservers.kryonetgame;

import com.esotericsoftware.kryonet.Connection;
import com.esotericsoftware.kryonet.Listener;
import com.esotericsoftware.kryonet.Server;
import com.esotericsoftware.minlog.Log;
import testservers.console.Console;
import testservers.gamenetwork.Driver;

/**
 * A game: answers a packet as many times as its first digit says, sends one that begins with A to
 * all, and throws out whoever sends a K. One that begins with u or v has come in a datagram, and is
 * answered or sent to all in such.
 */
public final class KryonetGame {
  private KryonetGame() {}

  public static void main(String[] args) throws Exception {
    Log.set(Log.LEVEL_NONE);
    Server server = new Server(1 << 18, 1 << 16);
    server.getKryo().register(Packet.class);
    server.addListener(new Listener());
    server.addListener(
        new Listener() {
          @Override
          public void received(Connection connection, Object object) {
            if (object instanceof Packet) {
              play(server, connection, (Packet) object);
            }
          }
        });
    // Nobody but the game listens, and keep-alives are no messages.
    server.addListener(new Listener());
    int port = Driver.freePort();
    server.start();
    server.bind(port, port);
    Console.serveOn(port);
  }

  private static void play(Server server, Connection connection, Packet packet) {
    char first = packet.text.charAt(0);
    if (first == 'A') {
      server.sendToAllTCP(packet);
    } else if (first == 'K') {
      connection.close();
    } else if (first == 'u') {
      connection.sendUDP(packet);
    } else if (first == 'v') {
      server.sendToAllUDP(packet);
    } else {
      for (int i = 0; i < first - '0'; i++) {
        connection.sendTCP(packet);
      }
    }
  }
}
