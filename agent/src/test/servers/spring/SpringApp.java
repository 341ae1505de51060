package testservers.spring;

import java.util.Set;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import javax.servlet.ServletRegistration;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import testservers.servlet.ServletApp;

/** A Spring MVC application behind one DispatcherServlet that takes every path of {@code /app}. */
public final class SpringApp implements ServletContainerInitializer {
  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    AnnotationConfigWebApplicationContext beans = new AnnotationConfigWebApplicationContext();
    beans.register(SpringConfiguration.class);
    ServletRegistration.Dynamic dispatcher =
        context.addServlet("dispatcher", new DispatcherServlet(beans));
    dispatcher.setAsyncSupported(true);
    dispatcher.addMapping("/");
    ServletApp.addGate(context);
  }
}
