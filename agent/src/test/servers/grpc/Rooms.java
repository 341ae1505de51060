package testservers.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The methods that the server has; messages are text. */
final class Rooms {
  static final String SERVICE = "game.Rooms";
  static final MethodDescriptor<String, String> ECHO = method("Echo", MethodType.UNARY);
  static final MethodDescriptor<String, String> UPLOAD =
      method("Upload", MethodType.CLIENT_STREAMING);
  static final MethodDescriptor<String, String> DOWNLOAD =
      method("Download", MethodType.SERVER_STREAMING);
  static final MethodDescriptor<String, String> CHAT = method("Chat", MethodType.BIDI_STREAMING);

  private Rooms() {}

  static MethodDescriptor<String, String> method(String name, MethodType type) {
    return named(SERVICE + "/" + name, type);
  }

  static MethodDescriptor<String, String> named(String fullName, MethodType type) {
    return MethodDescriptor.<String, String>newBuilder()
        .setFullMethodName(fullName)
        .setType(type)
        .setRequestMarshaller(new Text())
        .setResponseMarshaller(new Text())
        .build();
  }

  private static final class Text implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream bytes) {
      try {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[4096];
        for (int n = bytes.read(some); n >= 0; n = bytes.read(some)) {
          all.write(some, 0, n);
        }
        return new String(all.toByteArray(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
