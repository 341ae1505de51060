package testservers.grpc;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/** What the methods do, as the message asks for it. */
final class Behaviours {
  /** Where calls go that a call makes. */
  private volatile ManagedChannel inside;

  void callsGoTo(ManagedChannel channel) {
    inside = channel;
  }

  ServerServiceDefinition service() {
    return ServerServiceDefinition.builder(Rooms.SERVICE)
        .addMethod(Rooms.ECHO, ServerCalls.asyncUnaryCall(this::echo))
        .addMethod(Rooms.UPLOAD, ServerCalls.asyncClientStreamingCall(this::upload))
        .addMethod(Rooms.DOWNLOAD, ServerCalls.asyncServerStreamingCall(this::download))
        .addMethod(Rooms.CHAT, ServerCalls.asyncBidiStreamingCall(this::chat))
        .build();
  }

  private void echo(String request, StreamObserver<String> answer) {
    String[] words = request.split(" ");
    switch (words[0]) {
      case "fail":
        answer.onError(Status.Code.valueOf(words[1]).toStatus().asRuntimeException());
        return;
      case "throw":
        throw new IllegalStateException("as asked");
      case "throw-status":
        throw Status.Code.valueOf(words[1]).toStatus().asRuntimeException();
      case "answer-and-throw":
        answer.onNext("first");
        throw new IllegalStateException("as asked");
      case "nothing":
        answer.onCompleted();
        return;
      case "twice":
        answer.onNext("first");
        answer.onNext("second");
        return;
      case "never":
        return;
      case "later":
        later(answer);
        return;
      case "inside":
        ClientCalls.blockingUnaryCall(inside, Rooms.ECHO, CallOptions.DEFAULT, "x");
        break;
      case "zip":
        ((ServerCallStreamObserver<String>) answer).setCompression("gzip");
        break;
      default:
        break;
    }
    answer.onNext(request);
    answer.onCompleted();
  }

  private static void later(StreamObserver<String> answer) {
    new Thread(
            () -> {
              sleep(20);
              answer.onNext("later");
              answer.onCompleted();
            })
        .start();
  }

  private StreamObserver<String> upload(StreamObserver<String> answer) {
    return new StreamObserver<String>() {
      private int count;

      @Override
      public void onNext(String message) {
        count++;
        if (message.equals("enough")) {
          answer.onNext("enough");
          answer.onCompleted();
        }
      }

      @Override
      public void onError(Throwable cancelled) {}

      @Override
      public void onCompleted() {
        answer.onNext(Integer.toString(count));
        answer.onCompleted();
      }
    };
  }

  private void download(String request, StreamObserver<String> answer) {
    String[] words = request.split(" ");
    int count = Integer.parseInt(words[0]);
    for (int i = 0; i < count; i++) {
      answer.onNext(Integer.toString(i));
    }
    if (words.length > 1) {
      answer.onError(Status.Code.valueOf(words[1]).toStatus().asRuntimeException());
    } else {
      answer.onCompleted();
    }
  }

  private StreamObserver<String> chat(StreamObserver<String> answer) {
    return new StreamObserver<String>() {
      @Override
      public void onNext(String message) {
        if (message.equals("bye")) {
          answer.onCompleted();
        } else if (message.equals("throw")) {
          throw new IllegalStateException("as asked");
        } else {
          answer.onNext(message);
        }
      }

      @Override
      public void onError(Throwable cancelled) {}

      @Override
      public void onCompleted() {
        answer.onCompleted();
      }
    };
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
