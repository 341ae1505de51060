package io.gameserverexporter.boot;

import java.util.concurrent.atomic.LongAdder;

/** What is counted of one method of an RPC server; made and kept by the core. */
public abstract class RpcMethod {
  /** In place of a status code where the server tells none. */
  public static final int NO_CODE = -1;

  /** Messages that came from clients. */
  final LongAdder received;

  /** Messages that went to clients. */
  final LongAdder sent;

  protected RpcMethod(LongAdder received, LongAdder sent) {
    this.received = received;
    this.sent = sent;
  }

  /**
   * A call has ended.
   *
   * @param nanos how long it took
   * @param code the number of its gRPC status code, {@link #NO_CODE} when that is not known
   */
  public abstract void ended(long nanos, int code);
}
