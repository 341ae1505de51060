package testservers.jettyhandlers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.Callback;
import testservers.console.Console;

/** A Jetty 12 with handlers in a table of paths, one beside it, and no servlets. */
public final class JettyHandlers {
  private JettyHandlers() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    PathMappingsHandler table = new PathMappingsHandler();
    serve(table, "/ok", (request, response, callback) -> answer(response, callback));
    serve(table, "/status/*", JettyHandlers::status);
    serve(table, "/upload", JettyHandlers::upload);
    serve(table, "/download", JettyHandlers::download);
    serve(table, "/fail", JettyHandlers::fail);
    serve(table, "/fail-late", JettyHandlers::failLate);
    serve(table, "/async", JettyHandlers::answerOnAnotherThread);
    serve(table, "/upgrade", JettyHandlers::upgrade);
    server.setHandler(new Handler.Sequence(table, new Plain()));
    server.start();
    Console.serveOn(connector.getLocalPort());
  }

  private interface Answering {
    void answer(Request request, Response response, Callback callback) throws Exception;
  }

  private static void serve(PathMappingsHandler table, String path, Answering answering) {
    table.addMapping(
        new ServletPathSpec(path),
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            answering.answer(request, response, callback);
            return true;
          }
        });
  }

  private static final class Plain extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      if (!request.getHttpURI().getPath().equals("/plain")) {
        return false;
      }
      answer(response, callback);
      return true;
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void answer(Response response, Callback callback) {
    response.write(true, bytes("ok"), callback);
  }

  /** Answers with the status that the path ends in: {@code /status/204}. */
  private static void status(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    response.setStatus(
        Integer.parseInt(path.substring("/status/".length(), "/status/".length() + 3)));
    callback.succeeded();
  }

  private static void fail(Request request, Response response, Callback callback) {
    throw new IllegalStateException("thrown by the handler");
  }

  private static void failLate(Request request, Response response, Callback callback)
      throws IOException {
    Content.Sink.write(response, false, bytes("ok"));
    throw new IllegalStateException("thrown by the handler after it had answered");
  }

  /** Reads the whole body and answers how long it was. */
  private static void upload(Request request, Response response, Callback callback)
      throws IOException {
    byte[] buffer = new byte[8192];
    long total = 0;
    InputStream body = Content.Source.asInputStream(request);
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      total += n;
    }
    response.write(true, bytes(Long.toString(total)), callback);
  }

  /** Writes more than the sockets between here and there can hold. */
  private static void download(Request request, Response response, Callback callback)
      throws IOException {
    byte[] block = new byte[64 * 1024];
    try (OutputStream body = Content.Sink.asOutputStream(response)) {
      for (int i = 0; i < 512; i++) {
        body.write(block);
      }
    }
    callback.succeeded();
  }

  private static void answerOnAnotherThread(
      Request request, Response response, Callback callback) {
    Thread later =
        new Thread(
            () -> {
              try {
                Thread.sleep(20);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              answer(response, callback);
            });
    later.setDaemon(true);
    later.start();
  }

  private static void upgrade(Request request, Response response, Callback callback) {
    response.setStatus(101);
    response.getHeaders().put("Upgrade", "silence").put("Connection", "Upgrade");
    ConnectionMetaData connection = request.getConnectionMetaData();
    request.setAttribute(
        HttpStream.UPGRADE_CONNECTION_ATTRIBUTE,
        new Silence(
            connection.getConnection().getEndPoint(), connection.getConnector().getExecutor()));
    callback.succeeded();
  }

  /** What a WebSocket is to the server, without its frames: ends with the first byte. */
  private static final class Silence extends AbstractConnection {
    Silence(EndPoint endPoint, Executor executor) {
      super(endPoint, executor);
    }

    @Override
    public void onOpen() {
      super.onOpen();
      fillInterested();
    }

    @Override
    public void onFillable() {
      close();
    }
  }
}
