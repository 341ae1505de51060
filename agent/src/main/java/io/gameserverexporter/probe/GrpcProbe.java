package io.gameserverexporter.probe;

import io.gameserverexporter.boot.RpcMethod;
import io.gameserverexporter.boot.RpcServers;
import io.gameserverexporter.probe.weave.Weave;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.internal.AbstractServerStream;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Servers of gRPC-Java 1.20 and later, on every transport: Netty, also the shaded one, OkHttp,
 * servlets, in-process.
 *
 * <p>The points are those that the transports have in common. A call begins where a transport hands
 * a new stream to the server ({@code streamCreated}), before the method is looked for, and ends
 * where the transport tells that the stream is closed, once for each. In between, {@code
 * ServerCallImpl} knows the method: one that the server does not have never gets there, and its
 * name, which may be anything, is not used.
 *
 * <p>The status code is the one that the server has closed the stream with, wherever that was: the
 * handler, an interceptor, the server itself after a handler threw. That is what the client gets.
 * When the stream was not closed so, it is the one that the transport tells. These differ from the
 * client's:
 *
 * <ul>
 *   <li>A client whose deadline has passed gets {@code DEADLINE_EXCEEDED} from itself, and cancels.
 *       So a cancellation in the last tenth of the time that the client gave counts as that, too.
 *   <li>A message that is too large, one response too many or too few: the server knows the reason
 *       ({@code RESOURCE_EXHAUSTED}, {@code INTERNAL}), which older versions do not tell the
 *       client, who gets {@code CANCELLED}.
 * </ul>
 *
 * <p>What the transport refuses by itself is no call: a request without gRPC's content type or with
 * another method than POST. An encoding that the server does not know makes it refuse a call before
 * it looks for the method.
 *
 * <p>A message has been received when the transport hands it to the server, which it does when the
 * handler has asked for it; it has been sent when the call has taken it.
 */
final class GrpcProbe {
  private static final String INTERNAL = "io.grpc.internal.";
  private static final String SERVER = INTERNAL + "ServerImpl$";
  private static final String LISTENER = SERVER + "JumpToApplicationThreadServerStreamListener";
  private static final String CALL = INTERNAL + "ServerCallImpl";
  private static final String STREAM = INTERNAL + "ServerStream";
  private static final String IN_PROCESS =
      "io.grpc.inprocess.InProcessTransport$InProcessStream$InProcessServerStream";
  private static final String EXECUTOR = "java.util.concurrent.Executor";
  private static final String METADATA = "io.grpc.Metadata";
  private static final String STATUS = "io.grpc.Status";
  private static final String HERE = "io.gameserverexporter.probe.GrpcProbe$";

  private GrpcProbe() {}

  static Probe probe() {
    return new Probe(
        "grpc",
        "calls of gRPC servers",
        Weave.into(
            SERVER + "ServerTransportListenerImpl",
            "streamCreated",
            HERE + "Begin",
            STREAM,
            "java.lang.String",
            METADATA),
        Weave.into(LISTENER, "<init>", HERE + "Watch", EXECUTOR, EXECUTOR, STREAM, Weave.AND_MORE),
        Weave.into(
            LISTENER,
            "messagesAvailable",
            HERE + "Receive",
            INTERNAL + "StreamListener$MessageProducer"),
        Weave.into(LISTENER, "closed", HERE + "Closed", STATUS),
        Weave.into(
            CALL, "<init>", HERE + "Found", STREAM, "io.grpc.MethodDescriptor", Weave.AND_MORE),
        Weave.into(CALL, "sendMessage", HERE + "Send", "java.lang.Object"),
        Weave.into(INTERNAL + "AbstractServerStream", "close", HERE + "Answer", STATUS, METADATA),
        Weave.into(IN_PROCESS, "close", HERE + "Answer", STATUS, METADATA));
  }

  /** A transport has a new stream. */
  static final class Begin {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object stream, @Advice.Argument(1) String method) {
      RpcServers.begin(stream, method, stream instanceof AbstractServerStream);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Argument(0) Object stream) {
      RpcServers.begun(stream);
    }
  }

  /** The server will listen to what becomes of the stream. */
  static final class Watch {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(2) Object stream) {
      RpcServers.watch(stream);
    }
  }

  /** The server has found the method, and makes a call of it. */
  static final class Found {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) Object stream, @Advice.Argument(1) MethodDescriptor<?, ?> method) {
      RpcServers.found(stream, method.getFullMethodName());
    }
  }

  /** Every transport hands over one message at a time. */
  static final class Receive {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("stream") Object stream) {
      RpcServers.received(stream);
    }
  }

  /**
   * The handler answers with a message; what is one too many goes nowhere. A client that has it may
   * have ended the call before the method returns.
   */
  static final class Send {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable RpcMethod enter(
        @Advice.FieldValue("method") MethodDescriptor<?, ?> method,
        @Advice.FieldValue("messageSent") boolean sent,
        @Advice.FieldValue("stream") Object stream) {
      return sent && method.getType().serverSendsOneMessage() ? null : RpcServers.sending(stream);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable RpcMethod method) {
      if (method != null) {
        RpcServers.sent(method);
      }
    }
  }

  /** The server closes the stream. */
  static final class Answer {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object stream, @Advice.Argument(0) Status status) {
      RpcServers.answer(stream, status.getCode().value());
    }
  }

  /** A stream is closed: completely if the status is OK, which is not that of the answer. */
  static final class Closed {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) Status status,
        @Advice.FieldValue("stream") Object stream,
        @Advice.FieldValue("context") Context.CancellableContext context) {
      if (status.isOk()) {
        RpcServers.completed(stream);
        return;
      }
      Deadline deadline = context.getDeadline();
      RpcServers.aborted(
          stream,
          status.getCode().value(),
          deadline == null ? Long.MAX_VALUE : deadline.timeRemaining(TimeUnit.NANOSECONDS));
    }
  }
}
