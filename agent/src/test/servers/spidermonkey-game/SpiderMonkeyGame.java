package testservers.spidermonkeygame;

import com.jme3.network.HostedConnection;
import com.jme3.network.MessageListener;
import com.jme3.network.Network;
import com.jme3.network.Server;
import com.jme3.network.serializing.Serializer;
import java.nio.channels.Selector;
import java.util.logging.Level;
import java.util.logging.Logger;
import testservers.console.Console;
import testservers.gamenetwork.Driver;

/**
 * A game: answers a packet as many times as its first digit says, sends one that begins with A to
 * all, and throws out whoever sends a K. One that begins with u or v has come in a datagram, and is
 * answered or sent to all in such; one that begins with c is answered on another channel.
 */
public final class SpiderMonkeyGame {
  private SpiderMonkeyGame() {}

  public static void main(String[] args) throws Exception {
    Logger.getLogger("com.jme3").setLevel(Level.OFF);
    Serializer.registerClass(Packet.class);
    Thread.setDefaultUncaughtExceptionHandler(SpiderMonkeyGame::goOn);
    int port = Driver.freePort();
    Server server = Network.createServer("game", 1, port, port);
    server.addChannel(Driver.freePort());
    server.addMessageListener((connection, message) -> {});
    server.addMessageListener(
        new MessageListener<HostedConnection>() {
          @Override
          public void messageReceived(HostedConnection connection, com.jme3.network.Message each) {
            play(server, connection, ((Packet) each).text());
          }
        },
        Packet.class);
    server.start();
    Console.serveOn(port);
  }

  /**
   * A thread that waits for its channels ends when another thread closes one of them in a certain
   * moment, which takes some thousand connections to happen (3.1 and 3.6, with no agent). From then
   * on nobody could come in any more, so it is told to go on with what it had not done yet.
   */
  private static void goOn(Thread ended, Throwable why) {
    why.printStackTrace();
    if (ended.getName().startsWith("Selector@")) {
      try {
        ((Selector) Driver.field(ended, "selector")).wakeup();
        ended.run();
      } catch (Exception again) {
        goOn(ended, again);
      }
    }
  }

  private static void play(Server server, HostedConnection connection, String text) {
    char first = text.charAt(0);
    if (first == 'A') {
      server.broadcast(new Packet(text, true));
    } else if (first == 'K') {
      connection.close("thrown out");
    } else if (first == 'u') {
      connection.send(new Packet(text, false));
    } else if (first == 'v') {
      server.broadcast(new Packet(text, false));
    } else if (first == 'c') {
      connection.send(0, new Packet(text, true));
      server.broadcast(0, null, new Packet(text, true));
    } else {
      for (int i = 0; i < first - '0'; i++) {
        connection.send(new Packet(text, true));
      }
    }
  }
}
