package io.gameserverexporter.omok.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** The store of the match process, from the game process; connections are kept and used again. */
final class StoreClient implements ExpiringStore, Closeable {
  private static final int TIMEOUT_MILLIS = 5_000;

  private final Path data;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  /** A client that looks into the data folder for the address whenever it has to connect. */
  StoreClient(Path data) {
    this.data = data;
  }

  @Override
  public byte @Nullable [] get(String key) {
    return call(
        out -> {
          out.writeByte(StoreProtocol.GET);
          out.writeUTF(key);
        });
  }

  @Override
  public void put(String key, byte[] value, Duration keep) {
    call(
        out -> {
          out.writeByte(StoreProtocol.PUT);
          out.writeUTF(key);
          out.writeLong(keep.toMillis());
          StoreProtocol.writeValue(out, value);
        });
  }

  @Override
  public void remove(String key) {
    call(
        out -> {
          out.writeByte(StoreProtocol.REMOVE);
          out.writeUTF(key);
        });
  }

  private byte @Nullable [] call(Request request) {
    Connection kept = idle.pollFirst();
    if (kept != null) {
      try {
        return kept.call(request);
      } catch (IOException e) {
        // match may have been started anew since; every operation may be done twice.
        closeIdle();
      }
    }
    try {
      return connect().call(request);
    } catch (IOException e) {
      throw new StoreException(
          "the match service's store does not answer; is match running with the data folder "
              + data
              + "?",
          e);
    }
  }

  private Connection connect() throws IOException {
    StoreAddress address = StoreAddress.read(data);
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port()), TIMEOUT_MILLIS);
      Connection connection = new Connection(socket);
      connection.out.write(address.secret().getBytes(US_ASCII));
      return connection;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void closeIdle() {
    for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      kept.close();
    }
  }

  @Override
  public void close() {
    closeIdle();
  }

  private interface Request {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private final class Connection {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    byte @Nullable [] call(Request request) throws IOException {
      try {
        request.writeTo(out);
        out.flush();
        byte[] value = StoreProtocol.readValue(in);
        idle.addFirst(this);
        return value;
      } catch (IOException e) {
        close();
        throw e;
      }
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use any more, closed or not.
        return;
      }
    }
  }
}
