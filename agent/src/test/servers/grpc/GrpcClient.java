package testservers.grpc;

import io.grpc.CallOptions;
import io.grpc.Codec;
import io.grpc.Compressor;
import io.grpc.CompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A client that does what the lines on its standard input say, one after the other: an identifier,
 * what to do, and with what. It answers each with the identifier and the status that it got.
 */
public final class GrpcClient {
  private final ManagedChannel channel;
  private final List<Call> open = new ArrayList<>();

  private GrpcClient(int port) {
    CompressorRegistry codecs = CompressorRegistry.newEmptyInstance();
    codecs.register(new Codec.Gzip());
    codecs.register(new Strange());
    channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .compressorRegistry(codecs)
            .build();
  }

  public static void main(String[] args) throws Exception {
    GrpcClient client = new GrpcClient(Integer.parseInt(args[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 3);
      System.out.println(words[0] + " " + client.run(words[1], words.length > 2 ? words[2] : ""));
    }
    System.exit(0);
  }

  private String run(String verb, String text) throws Exception {
    CallOptions options = CallOptions.DEFAULT;
    String[] words = text.split(" ");
    switch (verb) {
      case "unary":
        return unary(Rooms.ECHO, options, text, "");
      case "gate":
        return unary(Rooms.ECHO, options, "x", text);
      case "big":
        return unary(Rooms.ECHO, options, new String(new char[100_000]).replace('\0', 'x'), "");
      case "unknown":
        return unary(Rooms.named(text, MethodType.UNARY), options, "x", "");
      case "compressed":
        return unary(Rooms.ECHO, options.withCompression(words[0]), "zip xxxxxxxxxxxxxxxx", "");
      case "deadline":
        return unary(
            Rooms.ECHO,
            options.withDeadlineAfter(Long.parseLong(words[0]), TimeUnit.MILLISECONDS),
            "never",
            "");
      case "upload":
        return stream(Rooms.UPLOAD, Integer.parseInt(text), "x").half().status();
      case "enough":
        return stream(Rooms.UPLOAD, 3, "x").send("enough").status();
      case "download":
        return unary(Rooms.DOWNLOAD, options, text, "");
      case "chat":
        return stream(Rooms.CHAT, Integer.parseInt(text), "x")
            .await(Integer.parseInt(text))
            .half()
            .status();
      case "bye":
        return stream(Rooms.CHAT, 1, "x").await(1).send("bye").status();
      case "chat-throw":
        return stream(Rooms.CHAT, 1, "x").await(1).send("throw").status();
      case "cancel":
        return stream(Rooms.CHAT, 1, "x").await(1).cancel().status();
      case "open":
        for (int i = 0; i < Integer.parseInt(text); i++) {
          open.add(stream(Rooms.CHAT, 1, "x"));
        }
        for (Call call : open) {
          call.await(1);
        }
        return "open";
      case "finish":
        return finish();
      case "churn":
        return churn(Integer.parseInt(text));
      case "vanish":
        stream(Rooms.CHAT, 1, "x").await(1);
        Runtime.getRuntime().halt(0);
        return "";
      default:
        throw new IllegalArgumentException(verb);
    }
  }

  /** On eight threads at once, that many calls each, a third of which is cancelled. */
  private String churn(int calls) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < calls; i++) {
                    churnOnce(i % 3);
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return "done";
  }

  private void churnOnce(int way) throws InterruptedException {
    Call call = stream(Rooms.CHAT, 1, "x").await(1);
    if (way == 0) {
      call.half();
    } else if (way == 1) {
      call.cancel();
    } else {
      call.send("bye");
    }
    call.status();
  }

  private String finish() throws InterruptedException {
    for (Call call : open) {
      call.send("y").await(1).half();
    }
    String all = "";
    for (Call call : open) {
      String status = call.status();
      all = all.isEmpty() || all.equals(status) ? status : all + "," + status;
    }
    open.clear();
    return all;
  }

  private String unary(
      MethodDescriptor<String, String> method, CallOptions options, String message, String gate)
      throws InterruptedException {
    Metadata headers = new Metadata();
    if (!gate.isEmpty()) {
      headers.put(Gate.KEY, gate);
    }
    return new Call(channel.newCall(method, options), headers).send(message).half().status();
  }

  private Call stream(MethodDescriptor<String, String> method, int count, String message) {
    Call call = new Call(channel.newCall(method, CallOptions.DEFAULT), new Metadata());
    for (int i = 0; i < count; i++) {
      call.send(message);
    }
    return call;
  }

  /** An encoding that no server knows. */
  private static final class Strange implements Compressor {
    @Override
    public String getMessageEncoding() {
      return "strange";
    }

    @Override
    public OutputStream compress(OutputStream plain) {
      return plain;
    }
  }
}
