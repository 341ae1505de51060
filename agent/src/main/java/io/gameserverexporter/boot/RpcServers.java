package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/**
 * What advice in gRPC servers calls. A call is known by the server's object for its stream.
 *
 * <p>Nothing locks. A call costs one small object, as servers have no object for it that they use
 * again; its messages cost none.
 */
public final class RpcServers {
  // Numbers of status codes, from the specification of gRPC.
  private static final int CANCELLED = 1;
  private static final int DEADLINE_EXCEEDED = 4;

  /** The part of its time before the deadline in which a client that leaves had no more time. */
  private static final int LAST_PART = 10;

  private static volatile @Nullable RpcSink sink;

  private RpcServers() {}

  /** Installs the core's sink; before that, calls pass uncounted. */
  public static void install(RpcSink newSink) {
    sink = newSink;
  }

  /**
   * A call begins.
   *
   * @param fullName of the method, as the client gives it
   * @param remote whether it has come through a connection, and not from this JVM
   */
  public static void begin(Object stream, String fullName, boolean remote) {
    RpcSink to = sink;
    if (to == null) {
      return;
    }
    StripedCounts active = to.active();
    RpcCalls.add(new RpcCall(stream, active, to.known(fullName)));
    active.add(0, 1);
    if (remote) {
      // The HTTP request that it has come as is this call, which is counted once.
      HttpExchange request = HttpServers.current();
      if (request != null) {
        HttpServers.abandon(request);
      }
    }
  }

  /** The server will tell the end of the call. */
  public static void watch(Object stream) {
    RpcCall call = RpcCalls.find(stream);
    if (call != null) {
      call.watched = true;
    }
  }

  /** The server has taken the call up, or refused it right away, and will not tell its end. */
  public static void begun(Object stream) {
    RpcCall call = RpcCalls.find(stream);
    if (call == null || call.watched) {
      return;
    }
    if (call.code == RpcMethod.NO_CODE) {
      // A server of another shape: better none than one that stays open.
      if (RpcCalls.remove(call)) {
        call.active.add(0, -1);
      }
    } else {
      end(call, call.code);
    }
  }

  /** The server has found the method. */
  public static void found(Object stream, String fullName) {
    RpcCall call = RpcCalls.find(stream);
    RpcSink to = sink;
    if (call != null && call.method == null && to != null) {
      call.method = to.method(fullName);
    }
  }

  /** A message has come from the client. */
  public static void received(Object stream) {
    RpcCall call = RpcCalls.find(stream);
    RpcMethod method = call == null ? null : method(call);
    if (method != null) {
      method.received.increment();
    }
  }

  /**
   * A message is to go to the client: the method that it counts for, null once the call is over.
   */
  public static @Nullable RpcMethod sending(Object stream) {
    RpcCall call = RpcCalls.find(stream);
    return call == null ? null : method(call);
  }

  /** The message has gone. */
  public static void sent(RpcMethod method) {
    method.sent.increment();
  }

  /** The server begins to give its last answer; the first one counts. */
  public static void answer(Object stream, int code) {
    RpcCall call = RpcCalls.find(stream);
    if (call != null && call.code == RpcMethod.NO_CODE) {
      call.code = code;
    }
  }

  /** The client has the answer. */
  public static void completed(Object stream) {
    RpcCall call = RpcCalls.find(stream);
    if (call != null) {
      end(call, call.code);
    }
  }

  /**
   * The call has ended without that.
   *
   * @param remainingNanos the time that the client's deadline would have left; very much when it
   *     has set none
   */
  public static void aborted(Object stream, int code, long remainingNanos) {
    RpcCall call = RpcCalls.find(stream);
    if (call == null) {
      return;
    }
    boolean late =
        code == CANCELLED
            && remainingNanos < (System.nanoTime() - call.startNanos) / (LAST_PART - 1);
    end(call, late ? DEADLINE_EXCEEDED : code);
  }

  private static void end(RpcCall call, int code) {
    if (!RpcCalls.remove(call)) {
      return;
    }
    call.active.add(0, -1);
    RpcMethod method = method(call);
    if (method != null) {
      method.ended(System.nanoTime() - call.startNanos, code);
    }
  }

  private static @Nullable RpcMethod method(RpcCall call) {
    RpcMethod method = call.method;
    RpcSink to = sink;
    return method == null && to != null ? to.unknown() : method;
  }
}
