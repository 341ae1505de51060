package testservers.jettyhandlers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;
import testservers.console.Console;

/** A Jetty of the older lines with one handler and no servlets. */
public final class JettyHandlers {
  private JettyHandlers() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Everything());
    server.start();
    Console.serveOn(connector.getLocalPort());
  }

  private static final class Everything extends AbstractHandler {
    @Override
    public void handle(
        String target,
        Request baseRequest,
        HttpServletRequest request,
        HttpServletResponse response)
        throws IOException {
      if (target.startsWith("/status/")) {
        response.setStatus(
            Integer.parseInt(target.substring("/status/".length(), "/status/".length() + 3)));
      } else if (target.equals("/ok") || target.equals("/plain")) {
        answer(response);
      } else if (target.equals("/upload")) {
        upload(request, response);
      } else if (target.equals("/download")) {
        download(response);
      } else if (target.equals("/fail")) {
        throw new IllegalStateException("thrown by the handler");
      } else if (target.equals("/fail-late")) {
        answer(response);
        response.flushBuffer();
        throw new IllegalStateException("thrown by the handler after it had answered");
      } else if (target.equals("/async")) {
        answerOnAnotherThread(request.startAsync());
      } else if (target.equals("/upgrade")) {
        response.setStatus(101);
        response.setHeader("Upgrade", "silence");
        response.setHeader("Connection", "Upgrade");
        Connection silence =
            new Silence(
                baseRequest.getHttpChannel().getEndPoint(), getServer().getThreadPool());
        // What 9.4 and what the others look for.
        request.setAttribute("org.eclipse.jetty.server.HttpConnection.UPGRADE", silence);
        request.setAttribute("org.eclipse.jetty.server.HttpTransport.UPGRADE", silence);
      } else {
        return;
      }
      baseRequest.setHandled(true);
    }
  }

  private static void answer(HttpServletResponse response) throws IOException {
    response.getOutputStream().write("ok".getBytes("US-ASCII"));
  }

  /** Reads the whole body and answers how long it was. */
  private static void upload(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] buffer = new byte[8192];
    long total = 0;
    InputStream body = request.getInputStream();
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      total += n;
    }
    response.getOutputStream().write(Long.toString(total).getBytes("US-ASCII"));
  }

  /** Writes more than the sockets between here and there can hold. */
  private static void download(HttpServletResponse response) throws IOException {
    byte[] block = new byte[64 * 1024];
    OutputStream body = response.getOutputStream();
    for (int i = 0; i < 512; i++) {
      body.write(block);
    }
  }

  private static void answerOnAnotherThread(AsyncContext async) {
    Thread later =
        new Thread(
            () -> {
              try {
                Thread.sleep(20);
                answer((HttpServletResponse) async.getResponse());
              } catch (IOException gone) {
                // The client left; the request ends all the same.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              async.complete();
            });
    later.setDaemon(true);
    later.start();
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
