package testservers.jersey;

import java.util.Set;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import javax.servlet.ServletRegistration;
import org.glassfish.jersey.servlet.ServletContainer;

/** The application in a servlet that takes what is below {@code /app/game}. */
public final class JerseyServlets implements ServletContainerInitializer {
  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    ServletRegistration.Dynamic servlet =
        context.addServlet("jersey", new ServletContainer(new JerseyApp()));
    servlet.setAsyncSupported(true);
    servlet.addMapping("/game/*");
  }
}
