package testprograms.sockets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Servers that send back what they get, one for each way of the JDK's to have sockets, and close
 * the connection after a {@code Q}. For each line that it reads it connects to a port in one of
 * those ways, writes {@code hello} and reads {@code bye}; for {@code tls}, it is a client that gets
 * back what it has sent. For {@code got}, it tells how many bytes its servers have got on
 * connections.
 */
public final class Sockets {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final AtomicLong GOT = new AtomicLong();
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

  private Sockets() {}

  public static void main(String[] args) throws Exception {
    // Cipher suites without certificates.
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    StringBuilder ports = new StringBuilder("listening on");
    add(ports, "socket", serve(new ServerSocket(0, 100, LOOPBACK), 0, false));
    add(ports, "timed", serve(new ServerSocket(0, 100, LOOPBACK), 60_000, false));
    ServerSocketChannel adapted = ServerSocketChannel.open().bind(any());
    add(ports, "adaptor", serve(adapted.socket(), 0, false));
    add(ports, "channel", serveChannels());
    add(ports, "selector", serveSelected());
    add(ports, "async", serveAsynchronous());
    if (isFrom(21)) {
      add(ports, "virtual", serve(new ServerSocket(0, 100, LOOPBACK), 0, true));
    }
    SSLServerSocketFactory tls = (SSLServerSocketFactory) SSLServerSocketFactory.getDefault();
    SSLServerSocket secure = (SSLServerSocket) tls.createServerSocket(0, 100, LOOPBACK);
    secure.setEnabledCipherSuites(anonymous(secure.getSupportedCipherSuites()));
    secure.setEnabledProtocols(new String[] {"TLSv1.2"});
    add(ports, "tls", serve(secure, 0, false));
    int packets = Integer.parseInt(args[0]);
    add(ports, "packets", serveDatagrams(new DatagramSocket(packets, LOOPBACK)));
    int datagrams = Integer.parseInt(args[1]);
    add(ports, "datagrams", serveDatagrams(new InetSocketAddress(LOOPBACK, datagrams)));
    System.out.println(ports);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String said = in.readLine(); said != null; said = in.readLine()) {
      String[] words = said.split(" ", -1);
      connect(words[0], words[1], Integer.parseInt(words[2]));
      System.out.println(words[0] + " done");
    }
    System.exit(0);
  }

  private static boolean isFrom(int version) {
    String running = System.getProperty("java.specification.version");
    return !running.startsWith("1.") && Integer.parseInt(running) >= version;
  }

  private static void add(StringBuilder ports, String style, int port) {
    ports.append(' ').append(style).append('=').append(port);
  }

  private static SocketAddress any() {
    return new InetSocketAddress(LOOPBACK, 0);
  }

  private static String[] anonymous(String[] suites) {
    StringBuilder found = new StringBuilder();
    for (String suite : suites) {
      if (suite.contains("ECDH_anon_WITH_AES_128_CBC_SHA")) {
        found.append(' ').append(suite);
      }
    }
    return found.toString().trim().split(" ", -1);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void start(final Work work, boolean virtual) {
    Runnable task =
        new Runnable() {
          @Override
          public void run() {
            try {
              work.run();
            } catch (Exception gone) {
              // The client has reset the connection, or closed it half.
            }
          }
        };
    if (virtual) {
      try {
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
      return;
    }
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  private static int serve(ServerSocket server, int timeout, boolean virtual) {
    start(
        () -> {
          while (true) {
            Socket socket = server.accept();
            start(() -> echo(socket, timeout), virtual);
          }
        },
        virtual);
    return server.getLocalPort();
  }

  private static void echo(Socket socket, int timeout) throws IOException {
    try {
      if (timeout > 0) {
        socket.setSoTimeout(timeout);
      }
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        GOT.addAndGet(n);
        out.write(buffer, 0, n);
        if (buffer[n - 1] == 'Q') {
          break;
        }
      }
      // By a stream, which closes the socket.
      in.close();
    } finally {
      socket.close();
    }
  }

  private static int serveChannels() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open().bind(any());
    start(
        () -> {
          while (true) {
            SocketChannel channel = server.accept();
            start(() -> echo(channel), false);
          }
        },
        false);
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  private static void echo(SocketChannel channel) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.allocateDirect(8192);
      while (channel.read(buffer) >= 0) {
        boolean quit = buffer.get(buffer.position() - 1) == 'Q';
        buffer.flip();
        GOT.addAndGet(buffer.remaining());
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        buffer.clear();
        if (quit) {
          return;
        }
      }
    } finally {
      channel.close();
    }
  }

  private static int serveSelected() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open().bind(any());
    server.configureBlocking(false);
    Selector selector = Selector.open();
    server.register(selector, SelectionKey.OP_ACCEPT);
    start(
        () -> {
          while (true) {
            selector.select();
            Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
            while (keys.hasNext()) {
              SelectionKey key = keys.next();
              keys.remove();
              if (key.channel() == server) {
                SocketChannel channel = server.accept();
                if (channel != null) {
                  channel.configureBlocking(false);
                  channel.register(selector, SelectionKey.OP_READ);
                }
              } else {
                echoSome((SocketChannel) key.channel());
              }
            }
          }
        },
        false);
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /** In several buffers each way. */
  private static void echoSome(SocketChannel channel) throws IOException {
    ByteBuffer[] buffers = {ByteBuffer.allocate(10), ByteBuffer.allocateDirect(4096)};
    try {
      long read = channel.read(buffers);
      GOT.addAndGet(Math.max(read, 0));
      ByteBuffer last = buffers[buffers[1].position() > 0 ? 1 : 0];
      boolean quit = read > 0 && last.get(last.position() - 1) == 'Q';
      for (ByteBuffer each : buffers) {
        each.flip();
      }
      while (buffers[0].hasRemaining() || buffers[1].hasRemaining()) {
        channel.write(buffers);
      }
      if (quit || read < 0) {
        channel.close();
      }
    } catch (IOException gone) {
      channel.close();
    }
  }

  private static int serveAsynchronous() throws IOException {
    AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open().bind(any());
    server.accept(
        null,
        new CompletionHandler<AsynchronousSocketChannel, Object>() {
          @Override
          public void completed(AsynchronousSocketChannel channel, Object nothing) {
            server.accept(null, this);
            new Echo(channel).read();
          }

          @Override
          public void failed(Throwable cause, Object nothing) {}
        });
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  private static final class Echo implements CompletionHandler<Integer, Boolean> {
    private final AsynchronousSocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(8192);
    private boolean quit;

    Echo(AsynchronousSocketChannel channel) {
      this.channel = channel;
    }

    void read() {
      buffer.clear();
      channel.read(buffer, true, this);
    }

    @Override
    public void completed(Integer bytes, Boolean reading) {
      if (reading && bytes < 0) {
        failed(null, true);
        return;
      }
      if (reading) {
        GOT.addAndGet(bytes);
        quit = buffer.get(buffer.position() - 1) == 'Q';
        buffer.flip();
      }
      if (buffer.hasRemaining()) {
        channel.write(buffer, false, this);
      } else if (quit) {
        failed(null, true);
      } else {
        read();
      }
    }

    @Override
    public void failed(Throwable cause, Boolean reading) {
      try {
        channel.close();
      } catch (IOException unlikely) {
        throw new IllegalStateException(unlikely);
      }
    }
  }

  private static int serveDatagrams(DatagramSocket socket) {
    start(
        () -> {
          while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            socket.receive(packet);
            socket.send(packet);
          }
        },
        false);
    return socket.getLocalPort();
  }

  private static int serveDatagrams(InetSocketAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open().bind(address);
    start(
        () -> {
          ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
          while (true) {
            SocketAddress from = channel.receive(buffer);
            buffer.flip();
            channel.send(buffer, from);
            buffer.clear();
          }
        },
        false);
    return address.getPort();
  }

  private static void connect(String number, String style, int port) throws Exception {
    InetSocketAddress to = new InetSocketAddress(LOOPBACK, port);
    switch (style) {
      case "socket":
        try (Socket socket = new Socket(LOOPBACK, port)) {
          greet(socket);
        }
        break;
      case "timed":
        try (Socket socket = new Socket()) {
          socket.connect(to, 60_000);
          greet(socket);
        }
        break;
      case "adaptor":
        try (SocketChannel channel = SocketChannel.open()) {
          channel.socket().connect(to, 60_000);
          greet(channel.socket());
        }
        break;
      case "channel":
        try (SocketChannel channel = SocketChannel.open(to)) {
          channel.write(ByteBuffer.wrap(HELLO));
          ByteBuffer buffer = ByteBuffer.allocate(3);
          while (buffer.hasRemaining()) {
            channel.read(buffer);
          }
        }
        break;
      case "selector":
        connectSelected(to);
        break;
      case "async":
        try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
          channel.connect(to).get();
          channel.write(ByteBuffer.wrap(HELLO)).get();
          ByteBuffer buffer = ByteBuffer.allocate(3);
          while (buffer.hasRemaining()) {
            channel.read(buffer).get();
          }
        }
        break;
      case "tls":
        secure(port, number);
        break;
      case "packets":
        try (DatagramSocket socket = new DatagramSocket()) {
          socket.send(new DatagramPacket(HELLO, 5, to));
          socket.receive(new DatagramPacket(new byte[10], 10));
        }
        break;
      case "datagrams":
        try (DatagramChannel channel = DatagramChannel.open().connect(to)) {
          channel.write(ByteBuffer.wrap(HELLO));
          channel.read(ByteBuffer.allocate(10));
        }
        break;
      case "refused":
        try (Socket socket = new Socket(LOOPBACK, port)) {
          throw new IllegalStateException("somebody is there");
        } catch (IOException refused) {
          break;
        }
      case "pipe":
        Pipe pipe = Pipe.open();
        pipe.sink().write(ByteBuffer.wrap(HELLO));
        pipe.source().read(ByteBuffer.allocate(5));
        pipe.sink().close();
        pipe.source().close();
        break;
      case "leak":
        leak(port);
        break;
      case "got":
        System.out.println(number + " got " + GOT.get());
        break;
      case "collect":
        System.gc();
        System.runFinalization();
        break;
      default:
        throw new IllegalArgumentException(style);
    }
  }

  private static void greet(Socket socket) throws IOException {
    socket.getOutputStream().write(HELLO);
    for (int i = 0; i < 3; i++) {
      socket.getInputStream().read();
    }
  }

  private static void leak(int port) throws IOException {
    new Socket(LOOPBACK, port).getOutputStream().write(HELLO);
  }

  private static void connectSelected(InetSocketAddress to) throws IOException {
    try (SocketChannel channel = SocketChannel.open();
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_CONNECT);
      boolean connected = channel.connect(to);
      while (!connected) {
        selector.select();
        selector.selectedKeys().clear();
        connected = channel.finishConnect();
      }
      channel.keyFor(selector).interestOps(SelectionKey.OP_READ);
      channel.write(ByteBuffer.wrap(HELLO));
      ByteBuffer buffer = ByteBuffer.allocate(3);
      while (buffer.hasRemaining()) {
        selector.select();
        selector.selectedKeys().clear();
        channel.read(buffer);
      }
    }
  }

  private static void secure(int port, String number) throws IOException {
    SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket socket = (SSLSocket) tls.createSocket(LOOPBACK, port)) {
      socket.setEnabledCipherSuites(anonymous(socket.getSupportedCipherSuites()));
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      byte[] bytes = new byte[10_000];
      socket.getOutputStream().write(bytes);
      int left = bytes.length;
      while (left > 0) {
        left -= socket.getInputStream().read(bytes, 0, left);
      }
      System.out.println(number + " exchanged");
      socket.getInputStream().read();
    } catch (IOException end) {
      // The wire is cut.
    }
  }
}
