package testservers.servlet;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Does the same for every method, known or not. */
final class BehaviourServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Behaviour behaviour;

  BehaviourServlet(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    behaviour.answer(request, response);
  }
}
