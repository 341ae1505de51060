package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/** Where the events of RPC servers go; implemented by the core, called on the server's threads. */
public interface RpcSink {
  /** The count of calls in flight; the caller adds one and takes one when the call ends. */
  StripedCounts active();

  /** The method of that name if there has been a call of it; else null. Takes any name. */
  @Nullable RpcMethod known(String fullName);

  /** The method of that name, which the server has. */
  RpcMethod method(String fullName);

  /** What stands for methods that the server does not have. */
  RpcMethod unknown();
}
