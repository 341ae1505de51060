package testservers.servlet;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What one servlet of the application does with a request. */
interface Behaviour {
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException;
}
