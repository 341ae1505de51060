package testservers.grpc;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A call of the client's. */
final class Call extends ClientCall.Listener<String> {
  private static final long LIMIT_SECONDS = 20;

  private final ClientCall<String, String> call;
  private final Semaphore messages = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Status status;

  Call(ClientCall<String, String> call, Metadata headers) {
    this.call = call;
    call.start(this, headers);
    call.setMessageCompression(true);
    call.request(Integer.MAX_VALUE);
  }

  Call send(String message) {
    call.sendMessage(message);
    return this;
  }

  Call half() {
    call.halfClose();
    return this;
  }

  Call cancel() {
    call.cancel("as asked", null);
    return this;
  }

  /** Waits until that many messages more have come. */
  Call await(int count) throws InterruptedException {
    if (!messages.tryAcquire(count, LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no message; status " + status);
    }
    return this;
  }

  String status() throws InterruptedException {
    return closed.await(LIMIT_SECONDS, TimeUnit.SECONDS) ? status.getCode().name() : "none";
  }

  @Override
  public void onMessage(String message) {
    messages.release();
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    this.status = status;
    closed.countDown();
  }
}
