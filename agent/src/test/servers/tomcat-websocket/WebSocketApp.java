package testservers.tomcatwebsocket;

import java.util.Set;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.websocket.DeploymentException;
import javax.websocket.server.ServerContainer;
import org.apache.tomcat.websocket.server.WsSci;
import testservers.websocket.Echo;

/** Puts {@link Echo} into an application. */
public final class WebSocketApp implements ServletContainerInitializer {
  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) throws ServletException {
    new WsSci().onStartup(null, context);
    ServerContainer container =
        (ServerContainer) context.getAttribute("javax.websocket.server.ServerContainer");
    try {
      container.addEndpoint(Echo.class);
    } catch (DeploymentException e) {
      throw new ServletException(e);
    }
  }
}
