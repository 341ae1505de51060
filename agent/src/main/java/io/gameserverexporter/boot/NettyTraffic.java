package io.gameserverexporter.boot;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What advice in Netty calls, whose classes cannot be named here.
 *
 * <p>A channel carries its {@link NettyLine}, or {@link #none} when it is not counted: it is a
 * channel within another, or closed. One that carries nothing was opened before the agent came.
 */
public final class NettyTraffic {
  private static final Object NONE = new Object();
  private static final String NETTY = "io.netty.";
  private static final String HTTP = "io.netty.handler.codec.http";
  private static final String SERVER = "io.netty.channel.ServerChannel";
  private static final String DATAGRAMS = "io.netty.channel.socket.DatagramChannel";

  private static volatile @Nullable NettySink sink;

  // Weak: an application may end its loops and go.
  private static final Map<Object, NettyLoop> LOOPS = new WeakHashMap<>();
  private static final Map<Object, Boolean> ALLOCATORS = new WeakHashMap<>();

  private static final ClassValue<NettyCodec> CODECS =
      new ClassValue<NettyCodec>() {
        @Override
        protected NettyCodec computeValue(Class<?> type) {
          return new NettyCodec(type, nameOf(type), isOfHttp(type) ? null : sink);
        }
      };

  // Most servers have one class of decoders on all channels: the first is kept at hand, until a
  // channel closes (see NettyKeys). It does not matter which threads see it when.
  private static @Nullable NettyCodec first;

  private NettyTraffic() {}

  /** Installs the core's sink, before anything is woven. */
  public static void install(NettySink newSink) {
    sink = newSink;
  }

  /** What a channel carries that is not counted. */
  public static Object none() {
    return NONE;
  }

  /** A server listens: its port is there from now on, before anybody has connected. */
  public static void listening(Class<?> type, @Nullable SocketAddress address) {
    line(type, address);
  }

  /**
   * A server has accepted a channel, or opened one for datagrams on a port that it has chosen.
   *
   * @param type the class of the channel that has the port
   * @param address of that channel
   * @return what the channel is to carry
   */
  public static Object opened(Class<?> type, @Nullable SocketAddress address) {
    NettyLine line = line(type, address);
    if (line == null) {
      return NONE;
    }
    line.opened();
    line.appeared();
    return line;
  }

  /**
   * The application has connected a channel, or opened one for datagrams on any port. Their ports
   * never repeat, and so are left out.
   *
   * @return what the channel is to carry
   */
  public static Object connected(Class<?> type) {
    return isOutside(type) ? opened(type, null) : NONE;
  }

  /** Not one of those that end inside the JVM, as they are made to run handlers on their own. */
  private static boolean isOutside(Class<?> type) {
    String transport = transport(nettyName(type));
    return !transport.equals("local") && !transport.equals("other");
  }

  /**
   * A channel that carries nothing has traffic: it was open before the agent came, and is counted
   * from now on.
   *
   * <p>Asked by reflection, as that is once for such a channel: advice that did so would be larger
   * than what the JIT puts into its callers.
   *
   * @return what the channel is to carry
   */
  public static Object adopted(Object channel) {
    Object parent = Reflected.of(channel, "parent");
    boolean datagrams = ClassNames.isInstance(channel, DATAGRAMS);
    boolean active = !Boolean.FALSE.equals(Reflected.of(channel, "isActive"));
    NettyLine line = null;
    if (datagrams && !Boolean.TRUE.equals(Reflected.of(channel, "isConnected"))) {
      line = lineOf(channel);
    } else if (active && ClassNames.isInstance(parent, SERVER)) {
      line = lineOf(parent);
    } else if ((active || datagrams)
        && parent == null
        && !ClassNames.isInstance(channel, SERVER)
        && isOutside(channel.getClass())) {
      line = line(channel.getClass(), null);
    }
    if (line == null) {
      return NONE;
    }
    line.appeared();
    Object loop = Reflected.of(channel, "eventLoop");
    Object allocator = Reflected.of(channel, "alloc");
    if (loop != null && allocator != null) {
      uses(loop, allocator);
    }
    return line.older();
  }

  private static @Nullable NettyLine lineOf(@Nullable Object channel) {
    if (channel == null) {
      return null;
    }
    Object address = Reflected.of(channel, "localAddress");
    return line(
        channel.getClass(), address instanceof SocketAddress ? (SocketAddress) address : null);
  }

  /**
   * A channel that carries {@code line} is new, also where it was taken for one that is older than
   * the agent because it has sent something before.
   *
   * @return what the channel is to carry
   */
  public static Object active(NettyLine line) {
    NettyLine newer = line.newer();
    if (newer != line) {
      newer.opened();
    }
    return newer;
  }

  /** A channel that carried {@code line} is closed. */
  public static void closed(NettyLine line) {
    line.closed();
  }

  /** Something has come. */
  public static void received(Object carried, int bytes) {
    if (carried instanceof NettyLine) {
      NettyLine line = (NettyLine) carried;
      if (line.isOfDatagrams()) {
        line.receivedDatagram(bytes);
      } else {
        line.received(bytes);
      }
    }
  }

  /** The system has taken bytes, of a stream or of a datagram. */
  public static void sent(Object carried, long bytes) {
    if (carried instanceof NettyLine && !((NettyLine) carried).isOfDatagrams()) {
      ((NettyLine) carried).sent(bytes);
    }
  }

  /** The system has taken a datagram. */
  public static void sentDatagram(Object carried, int bytes) {
    if (carried instanceof NettyLine) {
      ((NettyLine) carried).sentDatagram(bytes);
    }
  }

  /** Where the messages of a handler are counted: with those of all of its class. */
  public static NettyCodec codec(Object handler) {
    NettyCodec known = first;
    if (known != null && known.isOf(handler)) {
      return known;
    }
    NettyCodec codec = CODECS.get(handler.getClass());
    if (known == null) {
      first = codec;
    }
    return codec;
  }

  /** A channel has closed, perhaps the last of an application. */
  static void forget() {
    first = null;
  }

  /**
   * A decoder has decoded something. Woven code calls it with nothing around it: it must not throw.
   *
   * @param codec of the decoder, null when that is not known
   * @param decoded the list of what it hands on
   */
  public static void decoded(@Nullable NettyCodec codec, @Nullable Object decoded) {
    try {
      if (codec != null && decoded instanceof List) {
        int messages = ((List<?>) decoded).size();
        if (messages > 0) {
          codec.received(messages);
        }
      }
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  /**
   * An encoder has encoded a message. Woven code calls it with nothing around it: it must not
   * throw.
   *
   * @param codec of the encoder, null when that is not known
   */
  public static void encoded(@Nullable NettyCodec codec) {
    try {
      if (codec != null) {
        codec.sent();
      }
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  /** A channel runs on this loop and has this allocator. */
  public static void uses(Object loop, Object allocator) {
    synchronized (LOOPS) {
      if (!LOOPS.containsKey(loop)) {
        LOOPS.put(loop, new NettyLoop());
      }
    }
    synchronized (ALLOCATORS) {
      if (!ALLOCATORS.containsKey(allocator)) {
        ALLOCATORS.put(allocator, Boolean.TRUE);
      }
    }
  }

  /** A loop has ended, or is about to. */
  public static void ended(Object loop) {
    synchronized (LOOPS) {
      LOOPS.remove(loop);
    }
  }

  /** The event loops that channels use at this moment. */
  public static Map<Object, NettyLoop> loops() {
    synchronized (LOOPS) {
      return new HashMap<>(LOOPS);
    }
  }

  /** The allocators that channels use at this moment. */
  public static Set<Object> allocators() {
    synchronized (ALLOCATORS) {
      return new LinkedHashSet<>(ALLOCATORS.keySet());
    }
  }

  private static @Nullable NettyLine line(Class<?> type, @Nullable SocketAddress address) {
    NettySink to = sink;
    if (to == null) {
      return null;
    }
    String name = nettyName(type);
    String port =
        address instanceof InetSocketAddress
            ? Integer.toString(((InetSocketAddress) address).getPort())
            : "";
    return to.line(transport(name), protocol(name), port);
  }

  /** The name without package of the class, or the first above it, that is Netty's own. */
  private static String nettyName(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      String name = each.getName();
      if (isBelow(name, NETTY)) {
        return name.substring(name.lastIndexOf('.') + 1);
      }
    }
    return "";
  }

  /** Also where a copy of Netty was moved below another package. */
  private static boolean isBelow(String name, String packageName) {
    int at = name.indexOf(packageName);
    return at == 0 || (at > 0 && name.charAt(at - 1) == '.');
  }

  private static String transport(String name) {
    if (name.startsWith("Nio")) {
      return "nio";
    }
    if (name.startsWith("Epoll")) {
      return "epoll";
    }
    if (name.startsWith("KQueue")) {
      return "kqueue";
    }
    if (name.startsWith("IoUring") || name.startsWith("IOUring")) {
      return "io_uring";
    }
    if (name.startsWith("Oio")) {
      return "oio";
    }
    return name.startsWith("Local") ? "local" : "other";
  }

  private static String protocol(String name) {
    if (name.startsWith("Local")) {
      return "local";
    }
    if (name.contains("Domain")) {
      return "unix";
    }
    if (name.contains("Datagram")) {
      return "udp";
    }
    return name.contains("Sctp") ? "sctp" : "tcp";
  }

  /** Those of HTTP and of WebSocket, whose exchanges and frames are counted as such. */
  private static boolean isOfHttp(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (isBelow(each.getName(), HTTP)) {
        return true;
      }
    }
    return false;
  }

  /** The class's name without its package, that of the class around it when it has none. */
  private static String nameOf(Class<?> type) {
    String name = type.getName();
    // What stands behind it in names that the JVM makes differs from one start to the next.
    int made = name.indexOf('/');
    if (made >= 0) {
      name = name.substring(0, made);
    }
    int lambda = name.indexOf("$$");
    if (lambda > 0) {
      name = name.substring(0, lambda);
    }
    name = name.substring(name.lastIndexOf('.') + 1);
    int end = name.length();
    while (true) {
      int dollar = name.lastIndexOf('$', end - 1);
      if (dollar <= 0 || !isNumber(name, dollar + 1, end)) {
        return name.substring(0, end).replace('$', '.');
      }
      end = dollar;
    }
  }

  private static boolean isNumber(String name, int from, int to) {
    for (int i = from; i < to; i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
