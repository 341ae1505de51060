package io.gameserverexporter.boot;

/**
 * What the objects in Netty's pipelines are to HTTP, remembered by their classes.
 *
 * <p>Not asked with {@code instanceof}: whether an object has an interface, JVMs before 23 keep in
 * one place of its class, for the last interface only. Two that are asked for in turn, here and in
 * Netty, have all processors write to that place for each message (JDK-8180450).
 */
public final class NettyMessages {
  /** It has the status line and the header fields of a response. */
  public static final int HEAD = 1;

  /** It is, or has, the end of a response. */
  public static final int LAST = 2;

  private static final String CODEC = "io.netty.handler.codec.http.";

  private static final ClassValue<Integer> PARTS =
      new ClassValue<Integer>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          return (ClassNames.isSubtype(type, CODEC + "HttpResponse") ? HEAD : 0)
              | (ClassNames.isSubtype(type, CODEC + "LastHttpContent") ? LAST : 0);
        }
      };

  private NettyMessages() {}

  /** Which parts of a response an object is: {@link #HEAD} and {@link #LAST}, 0 for neither. */
  public static int partsOf(Object message) {
    return PARTS.get(message.getClass());
  }
}
