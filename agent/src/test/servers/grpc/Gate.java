package testservers.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Answers calls by itself that ask for it. */
final class Gate implements ServerInterceptor {
  static final Metadata.Key<String> KEY =
      Metadata.Key.of("gate", Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String wish = headers.get(KEY);
    if ("close".equals(wish)) {
      call.close(Status.PERMISSION_DENIED, new Metadata());
      return new ServerCall.Listener<Q>() {};
    }
    if ("throw".equals(wish)) {
      throw new IllegalStateException("as asked");
    }
    if ("throw-status".equals(wish)) {
      throw Status.UNAUTHENTICATED.asRuntimeException();
    }
    return next.startCall(call, headers);
  }
}
