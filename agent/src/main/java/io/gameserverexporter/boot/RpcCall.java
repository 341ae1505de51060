package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/** One call, from the moment the server took it up until it is complete. */
final class RpcCall {
  final Object stream;
  final long startNanos = System.nanoTime();
  final StripedCounts active;

  /** Its place in {@link RpcCalls}, negative for none. */
  volatile int place = -1;

  volatile @Nullable RpcMethod method;

  /** That of the answer which the server has begun to give. */
  volatile int code = RpcMethod.NO_CODE;

  /** Whether the server will tell the end of the stream. */
  volatile boolean watched;

  RpcCall(Object stream, StripedCounts active, @Nullable RpcMethod method) {
    this.stream = stream;
    this.active = active;
    this.method = method;
  }
}
