package testservers.springwebsocket;

import java.util.Set;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import org.apache.tomcat.websocket.server.WsSci;

/** Puts {@link Sockets} into Tomcat. */
public final class SocketsOnTomcat implements ServletContainerInitializer {
  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) throws ServletException {
    new WsSci().onStartup(null, context);
    Sockets.add(context);
  }
}
