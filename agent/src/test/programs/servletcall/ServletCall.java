package testprograms.servletcall;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.servlet.GenericServlet;
import javax.servlet.Servlet;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** A container whose requests throw whatever they are asked, and a servlet that does not ask. */
public final class ServletCall {
  private ServletCall() {}

  public static void main(String[] args) throws Exception {
    System.out.println("running");
    while (System.in.read() >= 0) {
      // Until the agent is at work.
    }
    // A container knows the interface long before it loads the application's servlets.
    System.out.println("contains instances of " + Servlet.class.getName());
    Servlet servlet = new Greeting();
    for (int i = 0; i < 3; i++) {
      servlet.service(throwing(HttpServletRequest.class), throwing(HttpServletResponse.class));
    }
    System.out.println("served");
  }

  private static <T> T throwing(Class<T> type) {
    InvocationHandler handler =
        new InvocationHandler() {
          @Override
          public Object invoke(Object proxy, Method method, Object[] arguments) {
            throw new UnsupportedOperationException(method.getName());
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static final class Greeting extends GenericServlet {
    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {
      System.out.println("hello");
    }
  }
}
