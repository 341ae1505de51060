package testservers.springwebsocket;

import javax.servlet.ServletContext;
import javax.servlet.ServletRegistration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** A Spring MVC application with a WebSocket, behind one DispatcherServlet. */
@Configuration
@EnableWebMvc
@EnableWebSocket
public class Sockets implements WebSocketConfigurer {
  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(new Echo(), "/sockets/{room}");
  }

  /** Puts the application where every path leads to it. */
  static void add(ServletContext context) {
    AnnotationConfigWebApplicationContext beans = new AnnotationConfigWebApplicationContext();
    beans.register(Sockets.class);
    ServletRegistration.Dynamic dispatcher =
        context.addServlet("dispatcher", new DispatcherServlet(beans));
    dispatcher.setAsyncSupported(true);
    dispatcher.addMapping("/");
  }
}
