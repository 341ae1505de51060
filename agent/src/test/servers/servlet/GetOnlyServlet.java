package testservers.servlet;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Leaves all methods but GET to HttpServlet: HEAD, OPTIONS, 405 and 501 are its answers. */
final class GetOnlyServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Behaviours.ok(request, response);
  }
}
