package testservers.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What servlets do that end before they return. */
final class Behaviours {
  private Behaviours() {}

  static void ok(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/plain");
    response.getOutputStream().write("ok".getBytes("US-ASCII"));
  }

  /** Answers with the status that the path ends in: {@code /status/204}. */
  static void status(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(Integer.parseInt(request.getPathInfo().substring(1, 4)));
  }

  static void sendError(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(Integer.parseInt(request.getPathInfo().substring(1, 4)));
  }

  static void redirect(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect("exact");
  }

  static void fail(HttpServletRequest request, HttpServletResponse response) {
    throw new IllegalStateException("thrown by the servlet");
  }

  /** The status line is on the wire before the exception. */
  static void failLate(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getOutputStream().write("begun".getBytes("US-ASCII"));
    response.flushBuffer();
    throw new IllegalStateException("thrown by the servlet after it had answered");
  }

  /** The page of 418 and of {@link IllegalArgumentException}. */
  static void errorPage(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getOutputStream().write("sorry".getBytes("US-ASCII"));
  }

  static void failToErrorPage(HttpServletRequest request, HttpServletResponse response) {
    throw new IllegalArgumentException("thrown by the servlet that has an error page");
  }

  static void forward(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.getRequestDispatcher("/exact").forward(request, response);
  }

  static void include(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.getRequestDispatcher("/exact").include(request, response);
    request.getRequestDispatcher("/prefix/again").include(request, response);
  }

  /** Reads the whole body and answers how long it was. */
  static void upload(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] buffer = new byte[8192];
    long total = 0;
    InputStream body = request.getInputStream();
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      total += n;
    }
    response.getOutputStream().write(Long.toString(total).getBytes("US-ASCII"));
  }

  /** Writes more than the sockets between here and there can hold. */
  static void download(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] block = new byte[64 * 1024];
    OutputStream body = response.getOutputStream();
    for (int i = 0; i < 512; i++) {
      body.write(block);
    }
  }
}
