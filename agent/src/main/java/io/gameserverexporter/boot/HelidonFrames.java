package io.gameserverexporter.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What advice in Helidon's WebSockets reads of a frame, by reflection as in {@link Helidon}: found
 * once for each class of frames, and without an allocation for each frame.
 */
public final class HelidonFrames {
  private static final int CLOSE = 8;

  private static final ClassValue<@Nullable HelidonFrames> OF =
      new ClassValue<@Nullable HelidonFrames>() {
        @Override
        protected @Nullable HelidonFrames computeValue(Class<?> type) {
          try {
            return new HelidonFrames(type);
          } catch (ReflectiveOperationException notThere) {
            Suppressed.note(notThere);
            return null;
          }
        }
      };

  private final MethodHandle operation;
  private final MethodHandle last;
  private final MethodHandle length;
  private final MethodHandle payload;
  private final MethodHandle byteAt;

  private HelidonFrames(Class<?> frame) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    Method code = frame.getMethod("opCode");
    operation =
        MethodHandles.filterReturnValue(
                lookup.unreflect(code), lookup.unreflect(code.getReturnType().getMethod("code")))
            .asType(MethodType.methodType(int.class, Object.class));
    last =
        lookup
            .unreflect(frame.getMethod("fin"))
            .asType(MethodType.methodType(boolean.class, Object.class));
    length =
        lookup
            .unreflect(frame.getMethod("payloadLength"))
            .asType(MethodType.methodType(long.class, Object.class));
    Method data = frame.getMethod("payloadData");
    payload = lookup.unreflect(data).asType(MethodType.methodType(Object.class, Object.class));
    byteAt =
        lookup
            .unreflect(data.getReturnType().getMethod("get", int.class))
            .asType(MethodType.methodType(int.class, Object.class, int.class));
  }

  /** A frame has come from the client, and nothing has read its payload yet. */
  public static void received(WebSocketConnection connection, Object frame) throws Throwable {
    HelidonFrames of = OF.get(frame.getClass());
    if (of == null) {
      return;
    }
    int operation = (int) of.operation.invokeExact(frame);
    if (operation == CLOSE) {
      connection.receivedClose(of.code(frame));
    } else {
      connection.received(
          operation, (boolean) of.last.invokeExact(frame), (long) of.length.invokeExact(frame));
    }
  }

  /** A frame is about to go to the client: what it says when it closes is read before. */
  public static void sending(WebSocketConnection connection, Object frame) throws Throwable {
    HelidonFrames of = OF.get(frame.getClass());
    if (of != null && (int) of.operation.invokeExact(frame) == CLOSE) {
      connection.sentClose(of.code(frame));
    }
  }

  /** A frame has gone to the client: only now it knows whether it continues another. */
  public static void sent(WebSocketConnection connection, Object frame) throws Throwable {
    HelidonFrames of = OF.get(frame.getClass());
    if (of == null) {
      return;
    }
    int operation = (int) of.operation.invokeExact(frame);
    if (operation != CLOSE) {
      connection.sent(
          operation, (boolean) of.last.invokeExact(frame), (long) of.length.invokeExact(frame));
    }
  }

  /** The code of a close frame; 0 when it has none. */
  private int code(Object frame) throws Throwable {
    if ((long) length.invokeExact(frame) < 2) {
      return 0;
    }
    Object data = (Object) payload.invokeExact(frame);
    int high = (int) byteAt.invokeExact(data, 0);
    int low = (int) byteAt.invokeExact(data, 1);
    return ((high & 0xff) << 8) | (low & 0xff);
  }
}
