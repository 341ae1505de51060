package io.gameserverexporter.omok.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Serves a store to the game process on a loopback port; one thread for each connection. */
final class StoreServer implements Closeable {
  /** More than a game server with its bounded request threads opens. */
  private static final int MAX_CONNECTIONS = 512;

  private static final int SECRET_BYTES = 16;
  private static final int SECRET_TIMEOUT_MILLIS = 5_000;

  private final ExpiringStore store;
  private final ServerSocket listener;
  private final byte[] secret;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private StoreServer(ExpiringStore store, ServerSocket listener, byte[] secret) {
    this.store = store;
    this.listener = listener;
    this.secret = secret;
  }

  /**
   * Starts serving and writes the address into the data folder.
   *
   * @throws IOException when no port can be had or the folder cannot be written
   */
  static StoreServer start(ExpiringStore store, Path data) throws IOException {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    try {
      new StoreAddress(listener.getLocalPort(), secret).write(data);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    StoreServer server = new StoreServer(store, listener, secret.getBytes(US_ASCII));
    start("match-store-accept", server::accept);
    return server;
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        if (connections.size() >= MAX_CONNECTIONS) {
          socket.close();
          continue;
        }
        connections.add(socket);
        if (listener.isClosed()) {
          // The kernel may hand out one more connection while close() is under way.
          socket.close();
          return;
        }
        start("match-store", () -> serve(socket));
      } catch (IOException e) {
        // Closed, or out of file descriptors for a moment; then trying again is all one can do.
        Thread.onSpinWait();
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(SECRET_TIMEOUT_MILLIS);
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      byte[] said = in.readNBytes(secret.length);
      if (!MessageDigest.isEqual(said, secret)) {
        return;
      }
      socket.setSoTimeout(0);
      while (true) {
        answer(in, out);
      }
    } catch (IOException e) {
      // The client is gone, or it was none of ours: the connection ends, the others go on.
      return;
    } finally {
      connections.remove(socket);
    }
  }

  private void answer(DataInputStream in, DataOutputStream out) throws IOException {
    int operation = in.readUnsignedByte();
    String key = in.readUTF();
    byte[] value = null;
    switch (operation) {
      case StoreProtocol.GET -> value = store.get(key);
      case StoreProtocol.PUT -> {
        Duration keep = Duration.ofMillis(in.readLong());
        byte[] given = StoreProtocol.readValue(in);
        if (given == null) {
          throw new ProtocolException("nothing to put");
        }
        store.put(key, given, keep);
      }
      case StoreProtocol.REMOVE -> store.remove(key);
      default -> throw new ProtocolException("no operation has the number " + operation);
    }
    StoreProtocol.writeValue(out, value);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
