package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/**
 * The keys of the attributes that Netty's channels carry for the agent.
 *
 * <p>Netty's own look-up of a key by its name takes as long as all else that is done with an
 * attribute, and advice needs one several times for each request. So the key of the first copy of
 * Netty is kept here. As an application may go, and its Netty with it, that key is forgotten
 * whenever a channel closes, the last one among them; a weak reference would be two more reads from
 * memory each time. Those of other copies are kept by their classes.
 */
public final class NettyKeys {
  /** The attribute that has a channel's HTTP exchanges, an {@link HttpPipeline}. */
  private static final NettyKeys HTTP = new NettyKeys("io.gameserverexporter.http");

  /** The attribute that has the {@link NettyLine} that a channel's traffic is counted in. */
  private static final NettyKeys TRAFFIC = new NettyKeys("io.gameserverexporter.traffic");

  /** The attribute that has a channel's WebSocket connection, a {@link WebSocketConnection}. */
  private static final NettyKeys WEB_SOCKET = new NettyKeys("io.gameserverexporter.websocket");

  private final ClassValue<Object> keys;

  // Keys do not change, so that it does not matter which threads see it when.
  private @Nullable Object first;

  private NettyKeys(String name) {
    keys =
        new ClassValue<Object>() {
          @Override
          protected Object computeValue(Class<?> type) {
            try {
              return Reflected.make(type, "valueOf", name);
            } catch (ReflectiveOperationException | RuntimeException error) {
              // Remembered, so that no request pays for another try.
              return new IllegalStateException("an AttributeKey of another shape", error);
            }
          }
        };
  }

  /**
   * The key for {@link HttpPipeline}s.
   *
   * @param type Netty's class of keys, of which each copy of Netty has its own
   */
  public static <K> K http(Class<? super K> type) {
    return HTTP.of(type);
  }

  /** The key for {@link NettyLine}s, as {@link #http}. */
  public static <K> K traffic(Class<? super K> type) {
    return TRAFFIC.of(type);
  }

  /** The key for {@link WebSocketConnection}s, as {@link #http}. */
  public static <K> K webSocket(Class<? super K> type) {
    return WEB_SOCKET.of(type);
  }

  /**
   * A channel has closed, and needs no key any more: nothing here may hold what could be the last
   * of an application.
   */
  public static void closed() {
    HTTP.first = null;
    TRAFFIC.first = null;
    WEB_SOCKET.first = null;
    NettyTraffic.forget();
  }

  /** One of that class: generic only so that advice needs no cast that is not checked. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <K> K of(Class<? super K> type) {
    Object known = first;
    if (known != null && known.getClass() == type) {
      return (K) known;
    }
    Object key = keys.get(type);
    if (key instanceof IllegalStateException) {
      throw (IllegalStateException) key;
    }
    if (known == null) {
      first = key;
    }
    return (K) key;
  }
}
